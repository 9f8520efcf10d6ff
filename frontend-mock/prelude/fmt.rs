// Printing: the traits, and Formatter with what derived Debug needs.

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FmtError;

pub type FmtResult = Result<(), FmtError>;

/// The runtime's, 40 bytes; made by the compiler for each `{}`.
#[lang(formatter)]
pub struct Formatter {
    sink: u64,
    width: u64,
    precision: u64,
    fill: u32,
    flags: u32,
    reserved: u64,
}

#[lang(display)]
pub trait Display {
    fn fmt(&self, f: &mut Formatter) -> FmtResult;
}

#[lang(debug)]
pub trait Debug {
    fn fmt(&self, f: &mut Formatter) -> FmtResult;
}

#[lang(lower_hex)]
pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter) -> FmtResult;
}

#[lang(upper_hex)]
pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter) -> FmtResult;
}

#[lang(binary)]
pub trait Binary {
    fn fmt(&self, f: &mut Formatter) -> FmtResult;
}

#[lang(octal)]
pub trait Octal {
    fn fmt(&self, f: &mut Formatter) -> FmtResult;
}

#[runtime(traitc_fmt_write)]
fn __fmt_write(f: &mut Formatter, text: &str);
#[runtime(traitc_fmt_pad)]
fn __fmt_pad(f: &mut Formatter, text: &str);
#[runtime(traitc_fmt_pad_integral)]
fn __fmt_pad_integral(f: &mut Formatter, negative: u32, prefix: &str, digits: &str);
#[runtime(traitc_fmt_char)]
fn __fmt_char(f: &mut Formatter, c: char);
#[runtime(traitc_fmt_char_debug)]
fn __fmt_char_debug(f: &mut Formatter, c: char);
#[runtime(traitc_fmt_str_debug)]
fn __fmt_str_debug(f: &mut Formatter, text: &str);
#[runtime(traitc_fmt_i64)]
fn __fmt_i64(f: &mut Formatter, value: i64);
#[runtime(traitc_fmt_u64)]
fn __fmt_u64(f: &mut Formatter, value: u64);
// What C cannot take on every target goes in halves.
#[runtime(traitc_fmt_i128)]
fn __fmt_i128_halves(f: &mut Formatter, low: u64, high: u64);
#[runtime(traitc_fmt_u128)]
fn __fmt_u128_halves(f: &mut Formatter, low: u64, high: u64);
#[runtime(traitc_fmt_radix)]
fn __fmt_radix_halves(f: &mut Formatter, low: u64, high: u64, radix: u32, upper: u32);
fn __fmt_i128(f: &mut Formatter, value: i128) {
    __fmt_i128_halves(f, value as u64, (value >> 64) as u64);
}
fn __fmt_u128(f: &mut Formatter, value: u128) {
    __fmt_u128_halves(f, value as u64, (value >> 64) as u64);
}
fn __fmt_radix(f: &mut Formatter, value: u128, radix: u32, upper: u32) {
    __fmt_radix_halves(f, value as u64, (value >> 64) as u64, radix, upper);
}
#[runtime(traitc_fmt_f64)]
fn __fmt_f64(f: &mut Formatter, value: f64, debug: u32);
#[runtime(traitc_fmt_f32)]
fn __fmt_f32(f: &mut Formatter, value: f32, debug: u32);
/// `{:#?}`: more or fewer blanks before each line from here on.
#[runtime(traitc_fmt_indent)]
fn __fmt_indent(f: &mut Formatter, levels: i32);
#[runtime(traitc_fmt_flags)]
fn __fmt_flags(f: &Formatter) -> u32;
/// u64::MAX: none was given.
#[runtime(traitc_fmt_width)]
fn __fmt_width(f: &Formatter) -> u64;
#[runtime(traitc_fmt_precision)]
fn __fmt_precision(f: &Formatter) -> u64;

impl Formatter {
    pub fn write_str(&mut self, text: &str) -> FmtResult {
        __fmt_write(self, text);
        Ok(())
    }
    pub fn write_char(&mut self, c: char) -> FmtResult {
        __fmt_char(self, c);
        Ok(())
    }
    pub fn pad(&mut self, text: &str) -> FmtResult {
        __fmt_pad(self, text);
        Ok(())
    }
    pub fn pad_integral(&mut self, nonnegative: bool, prefix: &str, digits: &str) -> FmtResult {
        __fmt_pad_integral(self, !nonnegative as u32, prefix, digits);
        Ok(())
    }
    pub fn alternate(&self) -> bool {
        __fmt_flags(self) & 2 != 0
    }
    pub fn sign_plus(&self) -> bool {
        __fmt_flags(self) & 1 != 0
    }
    pub fn width(&self) -> Option<usize> {
        let width = __fmt_width(self);
        if width == u64::MAX { None } else { Some(width as usize) }
    }
    pub fn precision(&self) -> Option<usize> {
        let precision = __fmt_precision(self);
        if precision == u64::MAX { None } else { Some(precision as usize) }
    }
    pub fn debug_struct(&mut self, name: &str) -> DebugStruct {
        __fmt_write(self, name);
        DebugStruct { f: self, fields: false }
    }
    pub fn debug_tuple(&mut self, name: &str) -> DebugTuple {
        __fmt_write(self, name);
        DebugTuple { f: self, unnamed: name.is_empty(), fields: 0 }
    }
    pub fn debug_list(&mut self) -> DebugList {
        __fmt_write(self, "[");
        DebugList { f: self, entries: false }
    }
}

pub struct DebugStruct {
    f: &mut Formatter,
    fields: bool,
}

impl DebugStruct {
    pub fn field<T: Debug + ?Sized>(&mut self, name: &str, value: &T) -> &mut DebugStruct {
        let alternate = self.f.alternate();
        if alternate {
            if !self.fields {
                __fmt_write(self.f, " {\n");
            }
            __fmt_indent(self.f, 1);
        } else {
            __fmt_write(self.f, if self.fields { ", " } else { " { " });
        }
        self.fields = true;
        __fmt_write(self.f, name);
        __fmt_write(self.f, ": ");
        Debug::fmt(value, self.f);
        if alternate {
            __fmt_write(self.f, ",\n");
            __fmt_indent(self.f, -1);
        }
        self
    }
    pub fn finish(&mut self) -> FmtResult {
        if self.fields {
            __fmt_write(self.f, if self.f.alternate() { "}" } else { " }" });
        }
        Ok(())
    }
    pub fn finish_non_exhaustive(&mut self) -> FmtResult {
        if !self.fields {
            __fmt_write(self.f, " { .. }");
        } else if self.f.alternate() {
            __fmt_write(self.f, "    ..\n}");
        } else {
            __fmt_write(self.f, ", .. }");
        }
        Ok(())
    }
}

pub struct DebugTuple {
    f: &mut Formatter,
    unnamed: bool,
    fields: usize,
}

impl DebugTuple {
    pub fn field<T: Debug + ?Sized>(&mut self, value: &T) -> &mut DebugTuple {
        let alternate = self.f.alternate();
        if alternate {
            if self.fields == 0 {
                __fmt_write(self.f, "(\n");
            }
            __fmt_indent(self.f, 1);
        } else {
            __fmt_write(self.f, if self.fields == 0 { "(" } else { ", " });
        }
        self.fields += 1;
        Debug::fmt(value, self.f);
        if alternate {
            __fmt_write(self.f, ",\n");
            __fmt_indent(self.f, -1);
        }
        self
    }
    pub fn finish(&mut self) -> FmtResult {
        if self.fields > 0 {
            if self.fields == 1 && self.unnamed && !self.f.alternate() {
                __fmt_write(self.f, ",");
            }
            __fmt_write(self.f, ")");
        }
        Ok(())
    }
}

pub struct DebugList {
    f: &mut Formatter,
    entries: bool,
}

impl DebugList {
    pub fn entry<T: Debug + ?Sized>(&mut self, value: &T) -> &mut DebugList {
        let alternate = self.f.alternate();
        if alternate {
            if !self.entries {
                __fmt_write(self.f, "\n");
            }
            __fmt_indent(self.f, 1);
        } else if self.entries {
            __fmt_write(self.f, ", ");
        }
        self.entries = true;
        Debug::fmt(value, self.f);
        if alternate {
            __fmt_write(self.f, ",\n");
            __fmt_indent(self.f, -1);
        }
        self
    }
    pub fn entries<T: Debug, I: IntoIterator<Item = T>>(&mut self, items: I) -> &mut DebugList {
        for item in items {
            self.entry(&item);
        }
        self
    }
    pub fn finish(&mut self) -> FmtResult {
        __fmt_write(self.f, "]");
        Ok(())
    }
}

// --- Of primitives and pointers ----------------------------------------------

impl Display for str {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_pad(f, self);
        Ok(())
    }
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_str_debug(f, self);
        Ok(())
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_pad(f, if *self { "true" } else { "false" });
        Ok(())
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_pad(f, if *self { "true" } else { "false" });
        Ok(())
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_char(f, *self);
        Ok(())
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_char_debug(f, *self);
        Ok(())
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_pad(f, "()");
        Ok(())
    }
}

impl<T: ?Sized> Debug for PhantomData<T> {
    fn fmt(&self, f: &mut Formatter) -> FmtResult {
        __fmt_write(f, "PhantomData");
        Ok(())
    }
}
