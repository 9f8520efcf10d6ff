// What the compiler expands where it is called, by name. Everything else in
// the prelude is written with these.

// --- Memory ------------------------------------------------------------------

/// The bytes of `*from`, which is to be treated as moved out of.
#[intrinsic]
fn __read<T>(from: &T) -> T;
/// Moves `value` to `*to`, whose old contents are not dropped.
#[intrinsic]
fn __write<T>(to: &mut T, value: T);
/// The same address.
#[intrinsic]
fn __assume_mut<T: ?Sized>(r: &T) -> &mut T;
#[intrinsic]
fn __drop_in_place<T: ?Sized>(value: &mut T);
/// Takes the value and does not drop it.
#[intrinsic]
pub fn forget<T>(value: T);
/// Storage without a value; nothing may drop it before it is written.
#[intrinsic]
fn __uninit<T>() -> T;
#[intrinsic]
pub fn size_of<T>() -> usize;
#[intrinsic]
pub fn align_of<T>() -> usize;
#[intrinsic]
pub fn needs_drop<T: ?Sized>() -> bool;
#[intrinsic]
pub fn size_of_val<T: ?Sized>(value: &T) -> usize;

// --- Boxes and pins ----------------------------------------------------------

#[intrinsic]
fn __box_new<T>(value: T) -> Box<T>;
/// A Future type becomes a coroutine on the heap.
#[intrinsic]
fn __box_pin<T>(value: T) -> Pin<Box<T>>;
#[intrinsic]
fn __box_into_pin<T: ?Sized>(b: Box<T>) -> Pin<Box<T>>;
/// The contents; the box is not freed.
#[intrinsic]
fn __box_leak<T: ?Sized>(b: Box<T>) -> &mut T;
/// The box that was leaked.
#[intrinsic]
fn __box_from<T: ?Sized>(contents: &mut T) -> Box<T>;
/// Calls by value what the box holds, then frees the box.
#[intrinsic]
fn __box_call_once<A, F: FnOnce<A> + ?Sized>(f: Box<F>, args: A) -> F::Output;
/// Of a coroutine's handle: the handle. Otherwise `Pin { &mut *p.pointer }`.
#[intrinsic]
fn __pin_as_mut<P: DerefMut>(p: &mut Pin<P>) -> Pin<&mut P::Target>;

// --- Slices ------------------------------------------------------------------

#[intrinsic]
fn __slice_len<T>(slice: &[T]) -> usize;
/// `slice[start..start + len]`, unchecked.
#[intrinsic]
fn __slice_part<T>(slice: &[T], start: usize, len: usize) -> &[T];
#[intrinsic]
fn __slice_part_mut<T>(slice: &mut [T], start: usize, len: usize) -> &mut [T];
/// `slice[index]`, unchecked.
#[intrinsic]
fn __slice_at<T>(slice: &[T], index: usize) -> &T;
#[intrinsic]
fn __slice_at_mut<T>(slice: &mut [T], index: usize) -> &mut T;
#[intrinsic]
fn __array_slice<A: __Array>(array: &A) -> &[A::Item];
#[intrinsic]
fn __array_slice_mut<A: __Array>(array: &mut A) -> &mut [A::Item];
/// The same bytes.
#[intrinsic]
fn __str_bytes(s: &str) -> &[u8];
#[intrinsic]
fn __str_from(bytes: &[u8]) -> &str;

// --- Numbers; T is an integer type -------------------------------------------

#[intrinsic]
fn __wrapping_add<T>(a: T, b: T) -> T;
#[intrinsic]
fn __wrapping_sub<T>(a: T, b: T) -> T;
#[intrinsic]
fn __wrapping_mul<T>(a: T, b: T) -> T;
/// The result and whether it wrapped.
#[intrinsic]
fn __overflowing_add<T>(a: T, b: T) -> (T, bool);
#[intrinsic]
fn __overflowing_sub<T>(a: T, b: T) -> (T, bool);
#[intrinsic]
fn __overflowing_mul<T>(a: T, b: T) -> (T, bool);
#[intrinsic]
fn __saturating_add<T>(a: T, b: T) -> T;
#[intrinsic]
fn __saturating_sub<T>(a: T, b: T) -> T;
/// The amount is taken modulo the number of bits.
#[intrinsic]
fn __rotate_left<T>(a: T, bits: u32) -> T;
#[intrinsic]
fn __rotate_right<T>(a: T, bits: u32) -> T;
#[intrinsic]
fn __count_ones<T>(a: T) -> u32;
#[intrinsic]
fn __leading_zeros<T>(a: T) -> u32;
#[intrinsic]
fn __trailing_zeros<T>(a: T) -> u32;
#[intrinsic]
fn __swap_bytes<T>(a: T) -> T;
#[intrinsic]
fn __reverse_bits<T>(a: T) -> T;
#[intrinsic]
fn __f64_to_bits(a: f64) -> u64;
#[intrinsic]
fn __f64_from_bits(bits: u64) -> f64;
#[intrinsic]
fn __f32_to_bits(a: f32) -> u32;
#[intrinsic]
fn __f32_from_bits(bits: u32) -> f32;
/// No check that it is a Unicode scalar value.
#[intrinsic]
fn __char_from(code: u32) -> char;
