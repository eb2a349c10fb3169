//! Texts and figures as JSON prints them.

/// Appends a text between quotation marks, with escapes where JSON needs them.
#[inline]
pub(super) fn text(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    out.reserve(rest.len() + 2);
    out.push(b'"');
    loop {
        let n = n_plain(rest);
        out.extend_from_slice(&rest[..n]);
        let Some(&byte) = rest.get(n) else { break };
        escape(byte, out);
        rest = &rest[n + 1..];
    }
    out.push(b'"');
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0c => b'f',
        b'\r' => b'r',
        b'"' | b'\\' => byte,
        _ => {
            let [high, low] = [byte >> 4, byte & 15].map(|it| HEX[usize::from(it)]);
            return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', high, low]);
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// How many bytes come before the first that needs an escape: eight are judged at once, so
/// that taking a bound from a byte sets its top bit where the byte is below. A loan from a
/// lower byte can only mark what stands behind the first.
#[inline]
fn n_plain(bytes: &[u8]) -> usize {
    let (eights, rest) = bytes.as_chunks::<8>();
    for (number, eight) in eights.iter().enumerate() {
        let found = escaped(u64::from_le_bytes(*eight));
        if found != 0 {
            return number * 8 + (found.trailing_zeros() / 8) as usize;
        }
    }
    // The last eight again, of which the first need no escape.
    if let Some(last) = bytes.last_chunk() {
        let found = escaped(u64::from_le_bytes(*last));
        let n = if found == 0 { 8 } else { (found.trailing_zeros() / 8) as usize };
        return bytes.len() - 8 + n;
    }
    let needs_escape = |it: &u8| *it < b' ' || matches!(*it, b'"' | b'\\');
    rest.iter().position(needs_escape).unwrap_or(rest.len())
}

/// The top bit of each of eight bytes that needs an escape, and of some after the first.
#[inline]
fn escaped(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOPS: u64 = 0x80 * ONES;
    let is_zero = |it: u64| it.wrapping_sub(ONES) & !it;
    let controls = eight.wrapping_sub(0x20 * ONES) & !eight;
    let quotes = is_zero(eight ^ (b'"' as u64 * ONES));
    let backslashes = is_zero(eight ^ (b'\\' as u64 * ONES));
    (controls | quotes | backslashes) & TOPS
}

/// The figures of 0 to 99, two each.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0_u8;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// Appends a whole number.
#[inline]
pub(super) fn figures(number: u64, out: &mut Vec<u8>) {
    let Some(small) = usize::try_from(number).ok().filter(|it| *it < 10_000) else {
        return out.extend_from_slice(number.to_string().as_bytes());
    };
    let ([a, b], [c, d]) = (PAIRS[small / 100], PAIRS[small % 100]);
    match small {
        0..10 => out.push(d),
        10..100 => out.extend_from_slice(&[c, d]),
        100..1_000 => out.extend_from_slice(&[b, c, d]),
        _ => out.extend_from_slice(&[a, b, c, d]),
    }
}

#[cfg(test)]
mod tests {
    use super::{figures, text};

    #[test]
    fn prints_texts_as_others_do() {
        let all: String = (0..0x180).filter_map(char::from_u32).collect();
        let long = format!("{}\n{}\"", "x".repeat(21), "“é”".repeat(9));
        for it in ["", "plain", "a\tb", "1234567\"", "\u{7f}\u{80}", &all, &long] {
            for from in (0..it.len()).filter(|&at| it.is_char_boundary(at)) {
                let mut out = Vec::new();
                text(&it[from..], &mut out);
                assert_eq!(out, serde_json::to_vec(&it[from..]).unwrap());
            }
        }
    }

    #[test]
    fn prints_figures_as_others_do() {
        for number in (0..20_000).chain([999_999, u64::MAX]) {
            let mut out = Vec::new();
            figures(number, &mut out);
            assert_eq!(out, number.to_string().as_bytes());
        }
    }
}
