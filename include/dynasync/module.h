/*===- module.h - Options for one translation unit
 * --------------------------===*
 *
 * DYNASYNC_MODULE("slot=2048;strategy=box"); at namespace scope, in a source or
 * in a header of it, gives the unit options. DYNASYNC_MODULE_OPTIONS is for the
 * command line: define it to such a string and include this header
 * (dynasync-clang++ does it for its --dynasync-... options). The plugin reads
 * the texts and removes the variables. An option that is given twice must have
 * one value.
 *
 *===----------------------------------------------------------------------===*/
#ifndef DYNASYNC_MODULE_H
#define DYNASYNC_MODULE_H

#if defined(__clang__)
#define DYNASYNC_GLUE(a, b) a##b
#define DYNASYNC_MODULE_VARIABLE(text, file, line, number)                     \
  __attribute__((annotate("dynasync-module:" text, file, line),                \
                 used)) static const char                                      \
  DYNASYNC_GLUE(dynasync_module_, number) = 0
// Standards before C2y have no __COUNTER__, and clang may say so.
#define DYNASYNC_MODULE(text)                                                  \
  _Pragma("clang diagnostic push")                                             \
      _Pragma("clang diagnostic ignored \"-Wunknown-warning-option\"")         \
          _Pragma("clang diagnostic ignored \"-Wc2y-extensions\"")             \
              DYNASYNC_MODULE_VARIABLE(text, __FILE__, __LINE__, __COUNTER__)  \
                  _Pragma("clang diagnostic pop")
#ifdef DYNASYNC_MODULE_OPTIONS
DYNASYNC_MODULE_VARIABLE(DYNASYNC_MODULE_OPTIONS, "DYNASYNC_MODULE_OPTIONS", 0,
                         options);
#endif
#else
#define DYNASYNC_MODULE(text) struct dynasync_module
#endif

#endif /* DYNASYNC_MODULE_H */
