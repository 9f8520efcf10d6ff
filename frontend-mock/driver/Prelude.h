//===- Prelude.h - The library, as text -------------------------*- C++ -*-===//

#ifndef TRAITC_DRIVER_PRELUDE_H
#define TRAITC_DRIVER_PRELUDE_H

namespace traitc {

/// prelude/*.rs, put together by prelude/Embed.cmake when this is built.
extern const char *const PreludeText;

} // namespace traitc

#endif // TRAITC_DRIVER_PRELUDE_H
