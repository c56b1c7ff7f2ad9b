//! A PDF as a program reads it that selects, searches or reads aloud: its title, its language,
//! and the words of each page, by the tables that its fonts carry. Knows nothing of contracts.

use crate::values::{Reader, Value, utf_16};
use std::collections::BTreeMap;
use std::io::Read as _;

type Read<T> = Result<T, String>;

/// What is read of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// Its language.
    pub lang: String,
    /// The words that stand for its pictures, in reading order.
    pub pictures: Vec<String>,
    /// The headings of its outline.
    pub outline: Vec<String>,
    /// The runs of text of each page, in the order they are drawn in.
    pub pages: Vec<Vec<String>>,
}

/// A PDF's objects, by the table at its end.
struct Objects<'a> {
    bytes: &'a [u8],
    places: Vec<usize>,
    trailer: Value,
}

/// The words of a font's glyphs, by the code they are drawn with.
type Font = BTreeMap<u16, String>;

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).rposition(|w| w == mark)
}

impl<'a> Objects<'a> {
    fn of(bytes: &'a [u8]) -> Read<Self> {
        let start = find(bytes, b"startxref").ok_or("no startxref")?;
        let mut reader = Reader::new(bytes, start + "startxref".len());
        let table = reader.value().and_then(|place| place.number());
        let mut reader = Reader::new(bytes, table.ok_or("no place of the table")?);
        let mut word = || match reader.value() {
            Some(Value::Word(word)) => Ok(word),
            other => Err(format!("{other:?} in the table of objects")),
        };
        let (name, first) = (word()?, word()?);
        if (name.as_str(), first.as_str()) != ("xref", "0") {
            return Err(format!("a table that begins with {name} {first}"));
        }
        let count: usize = word()?.parse().map_err(|_| "no count of objects")?;
        let mut places = Vec::new();
        for _ in 0..count {
            let place = word()?.parse().map_err(|_| "no place of an object")?;
            let _ = (word()?, word()?);
            places.push(place);
        }
        if word()? != "trailer" {
            return Err("no trailer".to_owned());
        }
        Ok(Self {
            bytes,
            places,
            trailer: reader.value().ok_or("an empty trailer")?,
        })
    }

    /// A value, or the object that it refers to.
    fn resolved(&self, value: &Value) -> Read<Value> {
        let Value::Reference(number) = value else {
            return Ok(value.clone());
        };
        let place = self.places.get(*number).ok_or("no such object")?;
        let object = Reader::new(self.bytes, *place).object(*number);
        object.ok_or_else(|| format!("object {number} is not at {place}"))
    }

    fn get(&self, value: &Value, key: &str) -> Read<Value> {
        let found = value.get(key);
        self.resolved(found.ok_or_else(|| format!("no {key} in {value:?}"))?)
    }

    /// What a stream holds.
    fn stream(&self, value: &Value) -> Read<Vec<u8>> {
        let Value::Reference(number) = value else {
            return Err(format!("{value:?} is no stream"));
        };
        let place = self.places.get(*number).ok_or("no such object")?;
        let mut reader = Reader::new(self.bytes, *place);
        let head = reader.object(*number).ok_or("no object")?;
        let length = self.get(&head, "Length")?.number().ok_or("no length")?;
        let packed = reader.stream(length).ok_or("no stream")?;
        match head.get("Filter") {
            None => Ok(packed.to_vec()),
            Some(Value::Name(name)) if name == "FlateDecode" => {
                let mut whole = Vec::new();
                let read = flate2::read::ZlibDecoder::new(packed).read_to_end(&mut whole);
                read.map_err(|why| why.to_string())?;
                Ok(whole)
            }
            Some(other) => Err(format!("packed by {other:?}")),
        }
    }

    fn font(&self, font: &Value) -> Read<Font> {
        let table = font.get("ToUnicode").ok_or("a font without its words")?;
        let table = self.stream(table)?;
        let mut reader = Reader::new(&table, 0);
        let (mut font, mut is_open, mut code) = (Font::new(), false, None);
        while let Some(value) = reader.value() {
            match (value, code.take()) {
                (Value::Word(word), _) if word == "beginbfchar" => is_open = true,
                (Value::Word(word), _) if word == "endbfchar" => is_open = false,
                (Value::Word(word), _) if word == "beginbfrange" => {
                    return Err("ranges of glyphs are not read here".to_owned());
                }
                (Value::Bytes(bytes), None) if is_open => code = Some(bytes),
                (Value::Bytes(words), Some(code)) if is_open => {
                    let code = code.as_slice().try_into().map_err(|_| "no code")?;
                    let words = utf_16(&words).ok_or("no words")?;
                    font.insert(u16::from_be_bytes(code), words);
                }
                _ => {}
            }
        }
        Ok(font)
    }

    fn page(&self, page: &Value) -> Read<Vec<String>> {
        let resources = self.get(page, "Resources")?;
        let mut fonts = BTreeMap::new();
        if let Ok(Value::Dict(named)) = self.get(&resources, "Font") {
            for (name, font) in named {
                fonts.insert(name, self.font(&self.resolved(&font)?)?);
            }
        }
        let drawn = self.stream(page.get("Contents").ok_or("an empty page")?)?;
        runs(&drawn, &fonts)
    }
}

/// The runs of text that are drawn.
fn runs(drawn: &[u8], fonts: &BTreeMap<String, Font>) -> Read<Vec<String>> {
    let mut reader = Reader::new(drawn, 0);
    let (mut runs, mut given, mut font) = (Vec::new(), Vec::new(), None);
    let mut run = String::new();
    while let Some(value) = reader.value() {
        let Value::Word(word) = &value else {
            given.push(value);
            continue;
        };
        match (word.as_str(), given.as_slice()) {
            ("BT", _) => run.clear(),
            ("Tf", [Value::Name(name), ..]) => font = fonts.get(name),
            ("Tj", [bytes]) => run += &words(bytes, font)?,
            ("TJ", [Value::List(parts)]) => {
                for part in parts.iter().filter(|part| matches!(part, Value::Bytes(_))) {
                    run += &words(part, font)?;
                }
            }
            ("ET", _) => runs.push(std::mem::take(&mut run)),
            ("Do" | "'" | "\"", _) => return Err(format!("{word} is not read here")),
            _ if word.starts_with(|c: char| c.is_ascii_alphabetic()) => {}
            // A number: it is for what comes next.
            _ => continue,
        }
        given.clear();
    }
    Ok(runs)
}

/// The words of drawn glyphs. A glyph without words cannot be read, so it is refused.
fn words(drawn: &Value, font: Option<&Font>) -> Read<String> {
    let font = font.ok_or("text without a font")?;
    let Value::Bytes(bytes) = drawn else {
        return Err(format!("{drawn:?} is no text"));
    };
    let (codes, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("half a glyph".to_owned());
    }
    let word = |code: &[u8; 2]| {
        let code = u16::from_be_bytes(*code);
        let word = font.get(&code).map(String::as_str);
        word.ok_or_else(|| format!("glyph {code} has no words"))
    };
    codes.iter().map(word).collect()
}

/// All that a tree holds under a key, from its root down, in order.
fn walk(objects: &Objects<'_>, node: &Value, key: &str, found: &mut Vec<String>) -> Read<()> {
    if let Some(words) = node.get(key) {
        found.push(words.text().ok_or_else(|| format!("{words:?}"))?);
    }
    match node.get("K").or_else(|| node.get("First")) {
        Some(Value::List(below)) => {
            for below in below {
                walk(objects, &objects.resolved(below)?, key, found)?;
            }
        }
        Some(below) => walk(objects, &objects.resolved(below)?, key, found)?,
        None => {}
    }
    match node.get("Next") {
        Some(next) => walk(objects, &objects.resolved(next)?, key, found),
        None => Ok(()),
    }
}

impl Paper {
    /// Reads a PDF.
    ///
    /// # Errors
    /// What of it cannot be read.
    pub fn read(bytes: &[u8]) -> Read<Self> {
        let objects = Objects::of(bytes)?;
        let text = |value: Value| value.text().ok_or_else(|| format!("{value:?}"));
        let root = objects.get(&objects.trailer, "Root")?;
        let about = objects.get(&objects.trailer, "Info")?;
        let (mut pictures, mut outline) = (Vec::new(), Vec::new());
        let tags = objects.get(&root, "StructTreeRoot")?;
        walk(&objects, &tags, "Alt", &mut pictures)?;
        if let Ok(top) = objects.get(&root, "Outlines") {
            walk(&objects, &top, "Title", &mut outline)?;
        }
        let kids = objects.get(&objects.get(&root, "Pages")?, "Kids")?;
        let Value::List(kids) = kids else {
            return Err("no pages".to_owned());
        };
        let mut pages = Vec::new();
        for kid in &kids {
            pages.push(objects.page(&objects.resolved(kid)?)?);
        }
        Ok(Self {
            title: text(objects.get(&about, "Title")?)?,
            lang: text(objects.get(&root, "Lang")?)?,
            pictures,
            outline,
            pages,
        })
    }

    /// Every run of text.
    pub fn runs(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().flatten().map(String::as_str)
    }
}
