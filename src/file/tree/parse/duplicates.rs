//! Names and keys that stand twice in one bracket. It must not know which names a contract has.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Parser;
use crate::file::problem::{ProblemKind, SyntaxProblem as S};
use crate::file::token::{Span, offset};
use crate::file::tree::{Kind, plain_name, strings};

impl Parser<'_> {
    /// Reports names or keys that stand twice in a group.
    pub(super) fn duplicates(&mut self, group: u32) {
        let Some(data) = self.nodes.get(offset(group)).copied() else {
            return;
        };
        let is_map = data.kind == Kind::Map;
        if is_map || self.may_repeat(group.saturating_add(1), data.end) {
            self.compare_names(group, data.end, is_map);
        }
    }

    /// A cheap first look at the names of a struct, which are few and mostly of different lengths.
    fn may_repeat(&self, first: u32, end: u32) -> bool {
        const FEW: usize = 24;
        let text = self.text.as_bytes();
        let mut names: [&[u8]; FEW] = [&[]; FEW];
        let mut count = 0;
        let mut at = first;
        while at < end {
            let Some(node) = self.nodes.get(offset(at)) else {
                break;
            };
            let name = text.get(node.label.range()).unwrap_or_default();
            let Some((slot, before)) = names
                .get_mut(..=count)
                .and_then(|names| names.split_last_mut())
            else {
                return true;
            };
            if name.starts_with(b"r#") || (!name.is_empty() && before.contains(&name)) {
                return true;
            }
            *slot = name;
            count += 1;
            at = node.end.max(at.saturating_add(1));
        }
        false
    }

    fn compare_names(&mut self, group: u32, end: u32, is_map: bool) {
        let mut first: BTreeMap<Cow<'_, str>, Span> = BTreeMap::new();
        let mut found = Vec::new();
        let mut at = group.saturating_add(1);
        let mut is_key = true;
        while at < end {
            let Some(node) = self.nodes.get(offset(at)) else {
                break;
            };
            let (name, span) = match (is_map, node.kind) {
                (true, Kind::Text) => (strings::decode(node.span.of(self.text)), node.span),
                (true, _) => (Cow::Borrowed(node.span.of(self.text)), node.span),
                (false, _) => (
                    Cow::Borrowed(plain_name(node.label.of(self.text))),
                    node.label,
                ),
            };
            if (is_key || !is_map) && !span.is_empty() {
                match first.get(&name) {
                    Some(before) => found.push((
                        name.chars().take(100).collect::<String>(),
                        *before,
                        span,
                        at,
                    )),
                    None => {
                        first.insert(name, span);
                    }
                }
            }
            is_key = !is_key;
            at = node.end.max(at.saturating_add(1));
        }
        for (name, before, span, node) in found {
            let text = self.text;
            let first = self.lines().position(text, before.start);
            self.report_at(
                ProblemKind::Syntax(S::Duplicate { name, first }),
                span,
                node,
            );
        }
    }
}
