//! What can be wrong with a file before its text is looked at, as data. The sentences are in [`super::problem_text`]. It
//! must not know how files are opened.

/// Problems of the file, before any text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// There is nothing at that path.
    Missing,
    /// There is something else than a file.
    NotAFile(OtherKind),
    /// The system does not let it be read.
    Unreadable {
        /// True when the user has no right to read it.
        denied: bool,
        /// The system's words.
        cause: String,
    },
    /// More bytes than are read.
    TooLarge {
        /// Size found.
        bytes: u64,
        /// Size accepted.
        limit: u64,
    },
    /// More values than are read.
    TooMany {
        /// Number accepted.
        limit: u64,
    },
    /// Not UTF-8.
    NotUtf8 {
        /// First byte that does not fit.
        byte: u8,
        /// What the bytes look like.
        guess: Encoding,
    },
    /// A run of NUL bytes.
    ZeroFilled {
        /// Offset of the first.
        from: usize,
    },
    /// A file of another kind.
    WrongKind(FileKind),
}

/// What bytes that are not UTF-8 look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, little or big endian.
    Utf16,
    /// One byte per letter, ISO 8859-1.
    Latin1,
    /// One byte per letter, Windows-1252.
    Windows1252,
    /// UTF-8 that stops in the middle of a character.
    Cut,
    /// UTF-8 with damaged bytes.
    Damaged,
}

/// Files that people open by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Excel workbook.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Word document.
    Docx,
    /// Excel or Word before 2007.
    OldOffice,
    /// Another ZIP archive.
    Zip,
    /// Gzip archive.
    Gzip,
    /// PDF document.
    Pdf,
    /// PNG, JPEG or GIF picture.
    Picture,
    /// Web page or other XML.
    Markup,
    /// JSON data.
    Json,
    /// TOML or INI settings.
    Toml,
    /// A table as text: cells parted by semicolons or tabs.
    Table,
    /// YAML data.
    Yaml,
}

/// What stands at a path and is no file. Nothing is ever read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A folder.
    Folder,
    /// A pipe (FIFO).
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
}

impl FileProblem {
    /// The stable code; documented and never reused.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "E101",
            Self::NotUtf8 { .. } => "E102",
            Self::ZeroFilled { .. } => "E103",
            Self::WrongKind(_) => "E104",
            Self::Missing => "E105",
            Self::NotAFile(_) => "E106",
            Self::Unreadable { .. } => "E107",
            Self::TooMany { .. } => "E108",
        }
    }

    /// Whether bytes of the file were read, so that the problem stands at a place in them.
    pub fn was_read(&self) -> bool {
        match self {
            Self::TooMany { .. }
            | Self::NotUtf8 { .. }
            | Self::ZeroFilled { .. }
            | Self::WrongKind(_) => true,
            Self::TooLarge { .. } | Self::Missing | Self::NotAFile(_) | Self::Unreadable { .. } => {
                false
            }
        }
    }
}
