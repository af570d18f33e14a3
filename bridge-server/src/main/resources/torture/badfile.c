/* Preloaded into a bridge under torture (paybridge.torture.FaultyDisk): lets one call on a file of
 * the books fail. What fails, and when, stands in a small file that both processes map.
 *
 *   int[0]  which call from now on fails (1 = the next); 0 = none. Counted down here.
 *   int[1]  how: 1 = I/O error, 2 = no space, 3 = a short write, 4 = every one from there on I/O error
 *   int[2]  which calls count: 1 = sync, 2 = write, 3 = both
 *   int[3]  how many calls counted so far
 *   int[4]  how many were made to fail
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BOOKS "paybridge.db"

static volatile int *plan;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("PAYBRIDGE_TORTURE_PLAN");
  int fd = path ? open(path, O_RDWR) : -1;
  if (fd < 0) return;
  void *mapped = mmap(0, 64, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (mapped != MAP_FAILED) plan = mapped;
}

static int of_books(int fd) {
  char link[40], path[512];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n <= 0) return 0;
  path[n] = 0;
  const char *name = strrchr(path, '/');
  return name && strncmp(name + 1, BOOKS, strlen(BOOKS)) == 0 && !strstr(name, "-shm");
}

/* How this call fails, or 0. */
static int fault(int fd, int kind) {
  if (!plan || plan[0] <= 0 || !(plan[2] & kind) || !of_books(fd)) return 0;
  __sync_fetch_and_add(&plan[3], 1);
  if (plan[1] == 4 && plan[0] == 1) {
    __sync_fetch_and_add(&plan[4], 1);
    return 1;
  }
  if (__sync_sub_and_fetch(&plan[0], 1) != 0) return 0;
  __sync_fetch_and_add(&plan[4], 1);
  return plan[1];
}

static int error(int how) {
  errno = how == 2 ? ENOSPC : EIO;
  return -1;
}

#define REAL(type, name, args) \
  static type(*real) args;     \
  if (!real) real = (type(*) args)dlsym(RTLD_NEXT, name)

int fsync(int fd) {
  REAL(int, "fsync", (int));
  int how = fault(fd, 1);
  return how ? error(how) : real(fd);
}

int fdatasync(int fd) {
  REAL(int, "fdatasync", (int));
  int how = fault(fd, 1);
  return how ? error(how) : real(fd);
}

ssize_t write(int fd, const void *from, size_t count) {
  REAL(ssize_t, "write", (int, const void *, size_t));
  int how = fault(fd, 2);
  if (how == 3) return real(fd, from, count / 2);
  return how ? error(how) : real(fd, from, count);
}

ssize_t pwrite(int fd, const void *from, size_t count, off_t at) {
  REAL(ssize_t, "pwrite", (int, const void *, size_t, off_t));
  int how = fault(fd, 2);
  if (how == 3) return real(fd, from, count / 2, at);
  return how ? error(how) : real(fd, from, count, at);
}

ssize_t pwrite64(int fd, const void *from, size_t count, off64_t at) {
  REAL(ssize_t, "pwrite64", (int, const void *, size_t, off64_t));
  int how = fault(fd, 2);
  if (how == 3) return real(fd, from, count / 2, at);
  return how ? error(how) : real(fd, from, count, at);
}
