//! The notation of PDF: values as they are written in objects and in what a page draws. Knows
//! nothing of what they mean.

use std::collections::BTreeMap;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `/Name`.
    Name(String),
    /// A number, `true`, `false`, `null`, or what a page is told to do.
    Word(String),
    /// `(text)` or `<hexadecimal>`.
    Bytes(Vec<u8>),
    /// `12 0 R`: another object, by its number.
    Reference(usize),
    /// `[…]`.
    List(Vec<Value>),
    /// `<<…>>`.
    Dict(BTreeMap<String, Value>),
    /// `]` or `>>`, where no list and no dictionary is open.
    Closing,
}

impl Value {
    /// The entry of a dictionary.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Dict(entries) => entries.get(key),
            _ => None,
        }
    }

    /// A whole number.
    pub fn number(&self) -> Option<usize> {
        match self {
            Value::Word(word) => word.parse().ok(),
            _ => None,
        }
    }

    /// A text: UTF-16 behind its mark, else a byte a letter, as for plain letters.
    pub fn text(&self) -> Option<String> {
        let Value::Bytes(bytes) = self else {
            return None;
        };
        match bytes.strip_prefix(&[0xfe, 0xff]) {
            Some(units) => utf_16(units),
            None => bytes
                .is_ascii()
                .then(|| String::from_utf8_lossy(bytes).into()),
        }
    }
}

/// The text of big-endian UTF-16.
pub fn utf_16(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
    rest.is_empty().then(|| String::from_utf16(&units).ok())?
}

/// Reads values one after another.
pub struct Reader<'a> {
    bytes: &'a [u8],
    /// Where the next value begins, or the space before it.
    pub at: usize,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}

impl<'a> Reader<'a> {
    /// From a place on.
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn takes(&mut self, mark: &[u8]) -> bool {
        let found = self.bytes[self.at..].starts_with(mark);
        self.at += if found { mark.len() } else { 0 };
        found
    }

    /// The next value; `None` at the end.
    pub fn value(&mut self) -> Option<Value> {
        loop {
            match self.peek()? {
                b'%' => while self.next().is_some_and(|byte| byte != b'\n') {},
                byte if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
        if self.takes(b"<<") {
            return Some(Value::Dict(entries(self.until_closing()?)?));
        }
        if self.takes(b">>") || self.takes(b"]") {
            return Some(Value::Closing);
        }
        if self.takes(b"[") {
            return Some(Value::List(self.until_closing()?));
        }
        if self.takes(b"<") {
            return self.hexadecimal();
        }
        if self.takes(b"(") {
            return self.text();
        }
        if self.takes(b"/") {
            return Some(Value::Name(self.letters()));
        }
        match self.letters() {
            word if word.is_empty() => None,
            word => Some(Value::Word(word)),
        }
    }

    /// The object of this number, at its place.
    pub fn object(&mut self, number: usize) -> Option<Value> {
        let head = [self.value()?, self.value()?, self.value()?];
        let wanted = [number.to_string(), "0".to_owned(), "obj".to_owned()];
        (head == wanted.map(Value::Word)).then(|| self.value())?
    }

    /// What follows `stream` and its end of line, so many bytes.
    pub fn stream(&mut self, length: usize) -> Option<&'a [u8]> {
        let word = Value::Word("stream".to_owned());
        (self.value()? == word && self.takes(b"\n")).then_some(())?;
        self.bytes.get(self.at..self.at + length)
    }

    fn until_closing(&mut self) -> Option<Vec<Value>> {
        let mut found = Vec::new();
        loop {
            match self.value()? {
                Value::Closing => return Some(found),
                Value::Word(word) if word == "R" => {
                    found.pop()?;
                    let number = found.pop()?.number()?;
                    found.push(Value::Reference(number));
                }
                value => found.push(value),
            }
        }
    }

    fn letters(&mut self) -> String {
        let from = self.at;
        while self
            .peek()
            .is_some_and(|byte| !is_space(byte) && !is_delimiter(byte))
        {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[from..self.at]).into_owned()
    }

    fn hexadecimal(&mut self) -> Option<Value> {
        let mut digits = Vec::new();
        loop {
            match self.next()? {
                b'>' => break,
                byte if is_space(byte) => {}
                byte => digits.push(char::from(byte).to_digit(16)?),
            }
        }
        let (pairs, rest) = digits.as_chunks::<2>();
        let byte = |[high, low]: &[u32; 2]| u8::try_from(high * 16 + low).ok();
        let bytes = pairs.iter().map(byte).collect::<Option<Vec<u8>>>()?;
        rest.is_empty().then_some(Value::Bytes(bytes))
    }

    fn text(&mut self) -> Option<Value> {
        let (mut bytes, mut open) = (Vec::new(), 1);
        loop {
            match self.next()? {
                b'(' => open += 1,
                b')' if open == 1 => return Some(Value::Bytes(bytes)),
                b')' => open -= 1,
                b'\\' => {
                    bytes.extend(self.escaped()?);
                    continue;
                }
                _ => {}
            }
            bytes.push(self.bytes[self.at - 1]);
        }
    }

    /// What stands behind a backslash; nothing for the end of a line.
    fn escaped(&mut self) -> Option<Option<u8>> {
        Some(match self.next()? {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(b'\x08'),
            b'f' => Some(b'\x0c'),
            b'\n' => None,
            digit @ b'0'..=b'7' => {
                let mut code = u32::from(digit - b'0');
                for _ in 0..2 {
                    if let Some(digit @ b'0'..=b'7') = self.peek() {
                        code = code * 8 + u32::from(digit - b'0');
                        self.at += 1;
                    }
                }
                Some(u8::try_from(code).ok()?)
            }
            other => Some(other),
        })
    }
}

fn entries(flat: Vec<Value>) -> Option<BTreeMap<String, Value>> {
    let mut entries = BTreeMap::new();
    let mut flat = flat.into_iter();
    while let Some(key) = flat.next() {
        let Value::Name(key) = key else {
            return None;
        };
        entries.insert(key, flat.next()?);
    }
    Some(entries)
}
