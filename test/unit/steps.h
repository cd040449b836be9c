/*
 * steps.h - what work costs, counted: the same on every machine, however busy.
 *
 * A step is a stretch of the core's code without a jump, or sixteen bytes that
 * the C library looks through or copies for it.  The core is compiled with
 * -fsanitize-coverage=trace-pc, and linked with --wrap for the functions below.
 */
#ifndef STEPS_H
#define STEPS_H

#include <stddef.h>
#include <stdint.h>

static uint64_t steps;

extern void __wrap___sanitizer_cov_trace_pc(void);
extern void *__wrap_memchr(const void *, int, size_t);
extern int	__wrap_memcmp(const void *, const void *, size_t);
extern void *__wrap_memmem(const void *, size_t, const void *, size_t);
extern void *__wrap_memcpy(void *, const void *, size_t);
extern void *__wrap_memset(void *, int, size_t);
extern void *__real_memchr(const void *, int, size_t);
extern int	__real_memcmp(const void *, const void *, size_t);
extern void *__real_memmem(const void *, size_t, const void *, size_t);
extern void *__real_memcpy(void *, const void *, size_t);
extern void *__real_memset(void *, int, size_t);

#define PASS_BYTES(n) (steps += (n) / 16)

void
__wrap___sanitizer_cov_trace_pc(void)
{
	steps++;
}

void *
__wrap_memchr(const void *s, int c, size_t n)
{
	void	   *found = __real_memchr(s, c, n);

	PASS_BYTES(found ? (size_t) ((const char *) found - (const char *) s) : n);
	return found;
}

int
__wrap_memcmp(const void *a, const void *b, size_t n)
{
	PASS_BYTES(n);
	return __real_memcmp(a, b, n);
}

void *
__wrap_memmem(const void *s, size_t n, const void *part, size_t length)
{
	void	   *found = __real_memmem(s, n, part, length);

	PASS_BYTES(found ? (size_t) ((const char *) found - (const char *) s) : n);
	return found;
}

void *
__wrap_memcpy(void *to, const void *from, size_t n)
{
	PASS_BYTES(n);
	return __real_memcpy(to, from, n);
}

void *
__wrap_memset(void *to, int c, size_t n)
{
	PASS_BYTES(n);
	return __real_memset(to, c, n);
}

#endif
