/*===- Host.h - What Bare.cpp needs of a board -------------------*- C -*-===*/
#ifndef TRAITC_RUNTIME_BARE_HOST_H
#define TRAITC_RUNTIME_BARE_HOST_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void traitc_host_write(const char *text, size_t length);
/** Does not return. */
#ifdef __cplusplus
[[noreturn]]
#endif
void traitc_host_exit(int status);
/** Nanoseconds since any moment. */
uint64_t traitc_host_now(void);
void traitc_host_sleep_until(uint64_t nanoseconds);

#ifdef __cplusplus
}
#endif

#endif /* TRAITC_RUNTIME_BARE_HOST_H */
