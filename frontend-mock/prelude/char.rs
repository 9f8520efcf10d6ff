// Methods of char, u8 and bool.

impl char {
    pub const MAX: char = '\u{10ffff}';
    pub fn is_ascii(&self) -> bool {
        *self <= '\u{7f}'
    }
    pub fn is_ascii_digit(&self) -> bool {
        *self >= '0' && *self <= '9'
    }
    pub fn is_ascii_uppercase(&self) -> bool {
        *self >= 'A' && *self <= 'Z'
    }
    pub fn is_ascii_lowercase(&self) -> bool {
        *self >= 'a' && *self <= 'z'
    }
    pub fn is_ascii_alphabetic(&self) -> bool {
        self.is_ascii_uppercase() || self.is_ascii_lowercase()
    }
    pub fn is_ascii_alphanumeric(&self) -> bool {
        self.is_ascii_alphabetic() || self.is_ascii_digit()
    }
    pub fn is_ascii_whitespace(&self) -> bool {
        matches!(*self, ' ' | '\t' | '\n' | '\r' | '\u{c}')
    }
    pub fn is_ascii_punctuation(&self) -> bool {
        matches!(*self, '!'..='/' | ':'..='@' | '['..='`' | '{'..='~')
    }
    pub fn to_ascii_uppercase(&self) -> char {
        if self.is_ascii_lowercase() { __char_from(*self as u32 - 32) } else { *self }
    }
    pub fn to_ascii_lowercase(&self) -> char {
        if self.is_ascii_uppercase() { __char_from(*self as u32 + 32) } else { *self }
    }
    pub fn to_digit(self, radix: u32) -> Option<u32> {
        let value = match self {
            '0'..='9' => self as u32 - '0' as u32,
            'a'..='z' => self as u32 - 'a' as u32 + 10,
            'A'..='Z' => self as u32 - 'A' as u32 + 10,
            _ => return None,
        };
        if value < radix { Some(value) } else { None }
    }
    pub fn from_u32(code: u32) -> Option<char> {
        if code > 0x10ffff || (code >= 0xd800 && code < 0xe000) {
            None
        } else {
            Some(__char_from(code))
        }
    }
    pub fn from_digit(digit: u32, radix: u32) -> Option<char> {
        if digit >= radix {
            None
        } else if digit < 10 {
            Some(__char_from('0' as u32 + digit))
        } else {
            Some(__char_from('a' as u32 + digit - 10))
        }
    }
    pub fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }
}

impl u8 {
    pub fn is_ascii(&self) -> bool {
        *self < 128
    }
    pub fn is_ascii_digit(&self) -> bool {
        (*self as char).is_ascii_digit()
    }
    pub fn is_ascii_uppercase(&self) -> bool {
        (*self as char).is_ascii_uppercase()
    }
    pub fn is_ascii_lowercase(&self) -> bool {
        (*self as char).is_ascii_lowercase()
    }
    pub fn is_ascii_alphabetic(&self) -> bool {
        (*self as char).is_ascii_alphabetic()
    }
    pub fn is_ascii_alphanumeric(&self) -> bool {
        (*self as char).is_ascii_alphanumeric()
    }
    pub fn is_ascii_whitespace(&self) -> bool {
        (*self as char).is_ascii_whitespace()
    }
    pub fn is_ascii_punctuation(&self) -> bool {
        (*self as char).is_ascii_punctuation()
    }
    pub fn to_ascii_uppercase(&self) -> u8 {
        if self.is_ascii_lowercase() { *self - 32 } else { *self }
    }
    pub fn to_ascii_lowercase(&self) -> u8 {
        if self.is_ascii_uppercase() { *self + 32 } else { *self }
    }
}

impl bool {
    pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> {
        if self { Some(f()) } else { None }
    }
    pub fn then_some<T>(self, value: T) -> Option<T> {
        if self { Some(value) } else { None }
    }
}
