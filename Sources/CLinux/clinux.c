#define _GNU_SOURCE
#include "clinux.h"

#include <fcntl.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

_Static_assert(sizeof(struct clinux_ready) == sizeof(struct epoll_event), "layout of epoll_event");
_Static_assert(EPOLLIN == 0x001 && EPOLLOUT == 0x004 && EPOLLERR == 0x008 && EPOLLHUP == 0x010,
               "the numbers of Interest.swift");

int clinux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int control(int set, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data.u64 = token};
    return epoll_ctl(set, operation, descriptor, &event);
}

int clinux_epoll_add(int set, int descriptor, uint32_t events, uint64_t token) {
    return control(set, EPOLL_CTL_ADD, descriptor, events, token);
}

int clinux_epoll_modify(int set, int descriptor, uint32_t events, uint64_t token) {
    return control(set, EPOLL_CTL_MOD, descriptor, events, token);
}

int clinux_epoll_remove(int set, int descriptor) {
    return control(set, EPOLL_CTL_DEL, descriptor, 0, 0);
}

int clinux_epoll_wait(int set, struct clinux_ready *ready, int capacity, int milliseconds) {
    return epoll_wait(set, (struct epoll_event *)ready, capacity, milliseconds);
}

int clinux_accept(int listener, void *address, uint32_t *length) {
    return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

int clinux_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

int clinux_pidfd_open(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int clinux_reserve_blocks(int descriptor, int64_t offset, int64_t length) {
    return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, offset, length);
}

const void *clinux_find(const void *bytes, size_t count, const void *wanted, size_t wanted_count) {
    return memmem(bytes, count, wanted, wanted_count);
}
