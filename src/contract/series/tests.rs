//! A list is a vector to whoever reads it, whatever was done to it, and so are its copies.

use super::*;

/// Repeatable pseudo-random numbers (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }
}

fn change(dice: &mut Dice, list: &mut Series<usize>, twin: &mut Vec<usize>, n: usize) {
    let place = dice.below(twin.len() + 1);
    match dice.below(10) {
        0 => {
            list.insert(place, n);
            twin.insert(place, n);
        }
        1 => {
            let many: Vec<usize> = (0..dice.below(900)).collect();
            list.insert_all(place, many.clone());
            twin.splice(place..place, many);
        }
        2 if place < twin.len() => assert_eq!(list.remove(place), twin.remove(place)),
        3 => {
            let end = (place + dice.below(700)).min(twin.len());
            let out: Vec<usize> = twin.drain(place..end).collect();
            assert_eq!(list.drain(place..end), out);
        }
        4 if place < twin.len() => {
            list[place] = n;
            twin[place] = n;
        }
        5 => {
            list.push(n);
            twin.push(n);
        }
        6 => assert_eq!(list.pop(), twin.pop()),
        7 if !twin.is_empty() => {
            let other = dice.below(twin.len());
            list.swap(place.min(twin.len() - 1), other);
            let last = twin.len() - 1;
            twin.swap(place.min(last), other);
        }
        8 => {
            let mut places: Vec<usize> = (0..9).map(|_| dice.below(twin.len().max(1))).collect();
            places.sort_unstable();
            places.dedup();
            places.retain(|at| *at < twin.len());
            let out = list.take_all(&places);
            let mut expected: Vec<usize> = places.iter().rev().map(|at| twin.remove(*at)).collect();
            expected.reverse();
            assert_eq!(out, expected);
            if dice.below(2) == 0 {
                list.put_all(&places, out.clone());
                places
                    .iter()
                    .zip(out)
                    .for_each(|(at, item)| twin.insert(*at, item));
            }
        }
        _ if dice.below(9) == 0 => {
            list.retain(|x| x % 5 != 1);
            twin.retain(|x| x % 5 != 1);
        }
        _ => {}
    }
}

fn agree(dice: &mut Dice, list: &Series<usize>, twin: &[usize]) {
    assert_eq!(list.len(), twin.len());
    assert!(list.iter().eq(twin));
    assert!(list.iter().rev().eq(twin.iter().rev()));
    assert_eq!(list.iter().len(), twin.len());
    let place = dice.below(twin.len() + 2);
    assert_eq!(list.get(place), twin.get(place));
    assert!(list.iter().skip(place).eq(twin.iter().skip(place)));
    let end = place + dice.below(900);
    let slice: Vec<&usize> = twin.iter().take(end).skip(place).collect();
    assert!(list.range(place..end).eq(slice.iter().copied()));
    assert_eq!(list.range(place..end).len(), slice.len());
    assert!(list.range(place..end).rev().eq(slice.iter().rev().copied()));
    assert_eq!((list.first(), list.last()), (twin.first(), twin.last()));
    assert_eq!(list.iter().sum::<usize>(), twin.iter().sum::<usize>());
    assert_eq!(*list, twin.to_vec());
    assert_eq!(*list, Series::from(twin.to_vec()));
}

#[test]
fn a_list_is_what_a_vector_is_and_copies_stay_as_they_were() {
    for seed in 1..9 {
        let mut dice = Dice(seed * 7919);
        let many = dice.below(1500);
        let mut twin: Vec<usize> = (0..many).collect();
        let mut list = Series::from(twin.clone());
        let mut kept = (list.clone(), twin.clone());
        for n in 0..400 {
            change(&mut dice, &mut list, &mut twin, n);
            agree(&mut dice, &list, &twin);
            assert_eq!(kept.0, kept.1);
            if dice.below(20) == 0 {
                kept = (list.clone(), twin.clone());
            }
        }
    }
}

#[test]
fn a_sorted_list_is_searched() {
    let list: Series<usize> = (0..3000).map(|n| n * 2).collect();
    for n in [0, 1, 511, 512, 513, 5998, 6000, 9000] {
        let place = list.partition_point(|x| *x < n);
        assert_eq!(place, n.div_ceil(2).min(3000));
    }
}

#[test]
fn changing_a_copy_copies_one_piece() {
    let list: Series<usize> = (0..10_000).collect();
    let mut copy = list.clone();
    copy[5000] = 0;
    let shared = list.pieces.iter().zip(&copy.pieces);
    let own = shared.filter(|(a, b)| !Arc::ptr_eq(a, b)).count();
    assert_eq!(own, 1);
}
