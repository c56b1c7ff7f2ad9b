//! Tests of the tokenizer: every byte comes back, whatever the text.

use super::*;

/// A small deterministic generator (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }
}

const PIECES: [&str; 58] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "=",
    "#",
    "!",
    "\"",
    "\\",
    "'",
    "r#\"",
    "\"#",
    "r##",
    "b\"",
    "br\"",
    "b'",
    "r#x",
    "name",
    "31.8",
    "-5",
    "+.5",
    "0x1F",
    "1e-3",
    "31,8",
    "€",
    "M€",
    "\u{202f}",
    "\u{a0}",
    "é",
    "É1",
    "//",
    "/*",
    "*/",
    "/",
    "*",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\0",
    "\u{1b}",
    "\u{feff}",
    "\u{202e}",
    "<<<<<<<",
    "=======",
    "\n>>>>>>> x",
    "|||||||",
    "\u{85}",
    "NaN",
    "-inf",
    "'a'",
    "\\u{41}",
    "😀",
];

fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
    Tokens::new(text)
        .filter(|t| !t.kind.is_trivia())
        .map(|t| (t.kind, t.span.of(text)))
        .collect()
}

fn assert_lossless(text: &str) {
    let mut at = 0;
    for token in Tokens::new(text) {
        assert_eq!(token.span.start, at, "{text:?}");
        assert!(token.span.end > at, "{text:?}");
        assert!(text.get(token.span.range()).is_some(), "{text:?}");
        at = token.span.end;
    }
    assert_eq!(usize::try_from(at).unwrap(), text.len(), "{text:?}");
}

#[test]
fn any_soup_of_tokens_comes_back_whole() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..20_000 {
        let n = dice.below(24);
        let text: String = (0..n).map(|_| PIECES[dice.below(PIECES.len())]).collect();
        assert_lossless(&text);
    }
}

#[test]
fn any_random_characters_come_back_whole() {
    let mut dice = Dice(7);
    for _ in 0..5_000 {
        let n = dice.below(40);
        let text: String = (0..n)
            .filter_map(|_| char::from_u32(u32::try_from(dice.below(0x2_0000)).unwrap()))
            .collect();
        assert_lossless(&text);
    }
}

#[test]
fn tokens_have_the_kinds_of_ron() {
    use TokenKind::*;
    let text = "\u{feff}#![enable(x)] // c\r\n Foo(r#type: b\"x\", r#\"a\"b\"#, 'é', b'x', 31.8f32, -1e-3)/*/* */*/";
    let found: Vec<TokenKind> = kinds(text).iter().map(|(k, _)| *k).collect();
    let round = Bracket::Round;
    let expected = [
        Hash,
        Bang,
        Open(Bracket::Square),
        Ident,
        Open(round),
        Ident,
        Close(round),
        Close(Bracket::Square),
        Ident,
        Open(round),
        RawIdent,
        Colon,
        Bytes,
        Comma,
        RawStr,
        Comma,
        Char,
        Comma,
        Char,
        Comma,
        Number,
        Comma,
        Number,
        Close(round),
    ];
    assert_eq!(found, expected);
    assert_lossless(text);
}

#[test]
fn numbers_stay_whole_as_written() {
    for text in [
        "31.8", "-5", "0x1F", "1_000", "1e3", "1e-3", "+31.8", ".5", "1.2.3", "31.8f32", "-inf",
        "31.8M",
    ] {
        assert_eq!(kinds(text), [(TokenKind::Number, text)]);
    }
    let plain: Vec<bool> = ["31.8", "-5", "7", ".5", "5.", "+1", "1e3", "1.2.3"]
        .iter()
        .map(|t| Tokens::new(t).next().unwrap().marks.has(Marks::PLAIN))
        .collect();
    assert_eq!(plain, [true, true, true, false, false, false, false, false]);
}

#[test]
fn a_string_without_end_stops_at_its_line() {
    let text = "(a: \"one,\n b: \"two\")";
    let strings: Vec<(&str, Marks)> = Tokens::new(text)
        .filter(|t| t.kind == TokenKind::Str)
        .map(|t| (t.span.of(text), t.marks))
        .collect();
    assert_eq!(
        strings,
        [("\"one,", Marks::UNCLOSED), ("\"two\"", Marks::default())]
    );
    let several = Tokens::new("\"one\ntwo\" ,").next().unwrap();
    assert_eq!((several.span.end, several.marks), (9, Marks::CONTROL));
    let raw = Tokens::new("r#\"one\n").next().unwrap();
    assert!(raw.marks.has(Marks::UNCLOSED) && raw.span.end == 6);
}

#[test]
fn conflict_marks_are_whole_lines_at_the_start_of_a_line() {
    let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n x ======= y";
    let marks: Vec<&str> = kinds(text)
        .iter()
        .filter(|(k, _)| *k == TokenKind::ConflictMark)
        .map(|(_, t)| *t)
        .collect();
    assert_eq!(marks, ["<<<<<<< HEAD", "=======", ">>>>>>> other"]);
}

#[test]
fn hostile_repetition_is_linear() {
    for piece in [
        "\"\n\\",
        "r#\"\n",
        "r#",
        "/*",
        "((",
        "'",
        "\\\"\n",
        "b",
        "\"\n\"x",
        "\n=======",
        "1e-",
    ] {
        let text = piece.repeat(300_000);
        let count = Tokens::new(&text).count();
        assert!(count <= text.len());
    }
}
