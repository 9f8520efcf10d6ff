/*===- runtime.h - What compiled programs call -------------------*- C -*-===*
 *
 * The C interface of libtraitc_rt. Programs of the trait language, the prelude
 * (`#[runtime(symbol)]`) and the compiler's lowering call nothing else but
 * libm. One thread. What may panic unwinds with a C++ exception; nothing but
 * the runtime's main() catches it.
 *
 *===----------------------------------------------------------------------===*/
#ifndef TRAITC_RUNTIME_H
#define TRAITC_RUNTIME_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#define TRAITC_NORETURN [[noreturn]]
#define TRAITC_NOTHROW noexcept
#else
#define TRAITC_NORETURN _Noreturn
#define TRAITC_NOTHROW
#endif

/** The program; called by the runtime's main(). */
void traitc_main(void);

/* --- Memory ------------------------------------------------------------------
 * Environment: TRAITC_STATS=1 prints "allocations N, frees N, bytes N, live N"
 * to stderr at the end of the program, TRAITC_ALLOCS=1 "allocations: N". What
 * the runtime needs for itself (the executor's queues) is not counted. */

/** Never null: running out of memory ends the program. \p size is not 0. */
void *traitc_alloc(size_t size, size_t align) TRAITC_NOTHROW;
/** With the size and alignment that it was allocated with. */
void traitc_dealloc(void *memory, size_t size, size_t align) TRAITC_NOTHROW;
/** How many there were. */
uint64_t traitc_allocations(void) TRAITC_NOTHROW;

/* --- Panics -----------------------------------------------------------------
 */

/** Prints the message as Rust does and unwinds. */
TRAITC_NORETURN void traitc_panic(const char *message, size_t length,
                                  const char *file, size_t file_length,
                                  uint32_t line, uint32_t column);
/** `array[index]` out of bounds. */
TRAITC_NORETURN void traitc_panic_bounds(size_t index, size_t length,
                                         const char *file, size_t file_length,
                                         uint32_t line, uint32_t column);
/** A panic left a destructor that ran because of another panic: aborts. */
TRAITC_NORETURN void traitc_panic_in_cleanup(void) TRAITC_NOTHROW;

typedef struct traitc_sink traitc_sink;

/** A message that is put together: write to the sink, then end it; or abandon
 *  it when what was to be written unwinds. */
traitc_sink *traitc_panic_begin(void);
TRAITC_NORETURN void traitc_panic_end(traitc_sink *message, const char *file,
                                      size_t file_length, uint32_t line,
                                      uint32_t column);
void traitc_panic_abandon(traitc_sink *message) TRAITC_NOTHROW;

/* --- Printing ---------------------------------------------------------------
 * For each `{}`: traitc_formatter_init, then the trait's `fmt` with that
 * formatter. Text between goes straight to the sink. */

enum {
  TRAITC_FMT_PLUS = 1,
  TRAITC_FMT_ALTERNATE = 2,
  TRAITC_FMT_ZERO = 4,
  TRAITC_FMT_LEFT = 8, /**< `<`; at most one of the three */
  TRAITC_FMT_CENTER = 16,
  TRAITC_FMT_RIGHT = 32
};

/** `Formatter` of the language. */
typedef struct traitc_formatter {
  traitc_sink *sink;
  uint64_t width; /**< UINT64_MAX: none */
  uint64_t precision;
  uint32_t fill;
  uint32_t flags;
  uint64_t reserved;
} traitc_formatter;

traitc_sink *traitc_stdout(void) TRAITC_NOTHROW;
traitc_sink *traitc_stderr(void) TRAITC_NOTHROW;
void traitc_write(traitc_sink *sink, const char *text, size_t length);
/** \p width, \p precision: -1 for none; \p fill: a Unicode scalar value. */
void traitc_formatter_init(traitc_formatter *f, traitc_sink *sink,
                           uint32_t fill, uint32_t flags, int64_t width,
                           int64_t precision) TRAITC_NOTHROW;
/** Where `write!(f, ..)` writes to. */
traitc_sink *traitc_formatter_sink(const traitc_formatter *f) TRAITC_NOTHROW;

void traitc_fmt_write(traitc_formatter *f, const char *text, size_t length);
void traitc_fmt_pad(traitc_formatter *f, const char *text, size_t length);
void traitc_fmt_pad_integral(traitc_formatter *f, uint32_t negative,
                             const char *prefix, size_t prefix_length,
                             const char *digits, size_t length);
void traitc_fmt_char(traitc_formatter *f, uint32_t c);
void traitc_fmt_char_debug(traitc_formatter *f, uint32_t c);
void traitc_fmt_str_debug(traitc_formatter *f, const char *text, size_t length);
void traitc_fmt_i64(traitc_formatter *f, int64_t value);
void traitc_fmt_u64(traitc_formatter *f, uint64_t value);
/** Of 128 bits, which C has not on every target: in two halves. */
void traitc_fmt_i128(traitc_formatter *f, uint64_t low, uint64_t high);
void traitc_fmt_u128(traitc_formatter *f, uint64_t low, uint64_t high);
void traitc_fmt_radix(traitc_formatter *f, uint64_t low, uint64_t high,
                      uint32_t radix, uint32_t upper);
/** \p debug: `1.0` rather than `1`, and exponents of far numbers. */
void traitc_fmt_f64(traitc_formatter *f, double value, uint32_t debug);
void traitc_fmt_f32(traitc_formatter *f, float value, uint32_t debug);
/** `{:#?}`: the lines that follow begin with 4 blanks more for each level. */
void traitc_fmt_indent(traitc_formatter *f, int32_t levels) TRAITC_NOTHROW;
uint32_t traitc_fmt_flags(const traitc_formatter *f) TRAITC_NOTHROW;
uint64_t traitc_fmt_width(const traitc_formatter *f) TRAITC_NOTHROW;
uint64_t traitc_fmt_precision(const traitc_formatter *f) TRAITC_NOTHROW;

double traitc_powi(double base, int32_t exponent) TRAITC_NOTHROW;
float traitc_powif(float base, int32_t exponent) TRAITC_NOTHROW;

/* --- The executor -----------------------------------------------------------
 * Tasks are numbered from 1 and numbers are never used again, so waking a task
 * that has ended does nothing. First woken, first polled; a task that is woken
 * while it waits to be polled keeps its place. Time stands still while a task
 * can run. The prelude's block_on holds the loop, prelude/future.rs. */

/** `Pin<Box<dyn Future<Output = ()>>>`: a direct value of two words. */
typedef struct traitc_task {
  void *data;
  const void *vtable;
} traitc_task;

/** One as a result: in two registers. Where a word has 32 bits, C's structures
 * of two words are returned in memory, and numbers of 64 bits as the language's
 * two words are, the lower first. */
#if UINTPTR_MAX > UINT32_MAX
typedef traitc_task traitc_task_result;
#else
typedef uint64_t traitc_task_result;
#endif

uint64_t traitc_executor_enter(void);
void traitc_executor_leave(void) TRAITC_NOTHROW;
uint64_t traitc_executor_next(void);
uint64_t traitc_executor_first(void) TRAITC_NOTHROW;
/** Panics outside of block_on. */
void traitc_executor_require(void);
/** Inside of block_on: the task is the executor's. */
void traitc_task_spawn(void *data, const void *vtable);
uint32_t traitc_task_waits(uint64_t id) TRAITC_NOTHROW;
traitc_task_result traitc_task_take(uint64_t id) TRAITC_NOTHROW;
void traitc_task_put(uint64_t id, void *data, const void *vtable);
void traitc_wake(uint64_t id);
/** The present, in nanoseconds; panics outside of block_on. */
uint64_t traitc_now(void);
/** Wakes \p task at \p deadline. \p timer: the number that an earlier call for
 *  the same sleep gave, or 0. */
uint64_t traitc_timer_set(uint64_t timer, uint64_t deadline, uint64_t task);
void traitc_timer_cancel(uint64_t timer) TRAITC_NOTHROW;

/* --- Storage for values of a size that the caller does not know --------------
 * As slots of the contract (dynasync/slot.h). */

uint64_t traitc_arena_create(void);
void traitc_arena_destroy(uint64_t arena) TRAITC_NOTHROW;
uint64_t traitc_arena_used(uint64_t arena) TRAITC_NOTHROW;
/** A slot without room of its own, whose keeper is the arena. \p arena: the
 *  language's `Arena`, whose first word is the number from above. */
void *traitc_arena_slot(const void *arena) TRAITC_NOTHROW;
/** A slot in the bytes of a buffer; what does not fit goes to the callee's own
 *  allocator. */
void *traitc_buffer_slot(void *buffer, size_t size) TRAITC_NOTHROW;

#ifdef __cplusplus
}
#endif

#endif /* TRAITC_RUNTIME_H */
