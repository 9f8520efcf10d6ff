/*===- profile.h - The run-time profile: what a program may call -----------===*
 *
 * For programs that are compiled with profile=yes (docs/profile.md). In others
 * the functions are null, unless the library is linked all the same.
 *
 *===----------------------------------------------------------------------===*/
#ifndef DYNASYNC_PROFILE_H
#define DYNASYNC_PROFILE_H

#ifdef __cplusplus
extern "C" {
#endif

/** Writes what has been counted so far to the file that the environment's
 *  DYNASYNC_PROFILE_FILE names (%p stands for the process's number; default:
 *  dynasync-%p.json). Happens when the program ends by exit() or by returning
 *  from main. Returns 0, or -1 with errno. Any thread may call it. */
__attribute__((weak)) int dynasync_profile_write(void);

/** Forgets what has been counted so far. */
__attribute__((weak)) void dynasync_profile_reset(void);

#ifdef __cplusplus
}
#endif

#endif /* DYNASYNC_PROFILE_H */
