// What Glibc hides from Swift behind _GNU_SOURCE, or offers only as a macro.
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>

// epoll(7), without the packed union that Swift would see.

struct clinux_ready {
    uint32_t events;
    uint64_t token;
} __attribute__((packed));

int clinux_epoll_create(void);
int clinux_epoll_add(int set, int descriptor, uint32_t events, uint64_t token);
int clinux_epoll_modify(int set, int descriptor, uint32_t events, uint64_t token);
int clinux_epoll_remove(int set, int descriptor);
int clinux_epoll_wait(int set, struct clinux_ready *ready, int capacity, int milliseconds);

// Non-blocking and close-on-exec from the start.
int clinux_accept(int listener, void *address, uint32_t *length);
int clinux_eventfd(void);
int clinux_pidfd_open(int process);

// Takes blocks for a part of a file that may lie behind its end; the file's length stays.
int clinux_reserve_blocks(int descriptor, int64_t offset, int64_t length);

// Where some bytes stand in others for the first time; NULL when they do not.
const void *clinux_find(const void *bytes, size_t count, const void *wanted, size_t wanted_count);

#endif
