/*
 * chance.h - chance for tests, the same every time.
 */
#ifndef CHANCE_H
#define CHANCE_H

#include <stdbool.h>
#include <stdint.h>

static uint64_t chance_state;

static inline uint32_t
chance(uint32_t below)
{
	chance_state = chance_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t) ((chance_state >> 33) % below);
}

static inline bool
once_in(uint32_t n)
{
	return chance(n) == 0;
}

#endif
