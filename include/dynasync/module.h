/*===- module.h - Options for one translation unit
 * --------------------------===*
 *
 * Define DYNASYNC_MODULE_OPTIONS to a string such as "slot=2048;strategy=box"
 * and include this header once in the unit (dynasync-clang++ does it for its
 * --dynasync-... options). The plugin reads the text and removes the variable.
 *
 *===----------------------------------------------------------------------===*/
#ifndef DYNASYNC_MODULE_H
#define DYNASYNC_MODULE_H

#ifdef DYNASYNC_MODULE_OPTIONS
__attribute__((annotate("dynasync-module:" DYNASYNC_MODULE_OPTIONS),
               used)) static const char dynasync_module_options = 0;
#endif

#endif /* DYNASYNC_MODULE_H */
