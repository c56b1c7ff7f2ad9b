//! Repeatable pseudo-random numbers.

/// A generator (xorshift): the same seed gives the same numbers.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 11
    }

    /// Below `n`, which may be zero.
    pub fn below(&mut self, n: usize) -> usize {
        self.next() as usize % n.max(1)
    }

    pub fn pick<'a, T>(
        &mut self,
        items: &'a (impl maquette::contract::Sequence<Item = T> + ?Sized),
    ) -> Option<&'a T> {
        let n = self.below(items.size());
        items.item(n)
    }
}
