// Starts a server of Asio's examples, talks to it, ends it, and says what was
// answered. It allocates nothing: what a test allocates is the server's.
//
//   drive echo PORT SERVER [ARGUMENT...]
//   drive chat PORT SERVER [ARGUMENT...]
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { clients = 4, rounds = 100 };

static pid_t server;

static int stop(const char *why) {
  printf("%s\n", why);
  if (server > 0)
    kill(server, SIGKILL);
  return 1;
}

// The server needs a moment before it listens.
static int dial(int port) {
  struct sockaddr_in at = {.sin_family = AF_INET,
                           .sin_port = htons(port),
                           .sin_addr = {htonl(INADDR_LOOPBACK)}};
  for (int i = 0; i < 1000; ++i) {
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    if (!connect(fd, (struct sockaddr *)&at, sizeof at)) {
      struct timeval patience = {.tv_sec = 30};
      setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
      setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
      return fd;
    }
    close(fd);
    struct timespec moment = {.tv_nsec = 20000000};
    nanosleep(&moment, NULL);
  }
  return -1;
}

static int receive(int fd, char *into, size_t size) {
  for (size_t at = 0; at < size;) {
    ssize_t got = recv(fd, into + at, size - at, 0);
    if (got <= 0)
      return 0;
    at += got;
  }
  return 1;
}

static char sent[1000], got[1000];

// One line from one client, which it and, in a chat, the others get.
static int turn(const int *fd, int from, int round, int chat) {
  size_t size = 1 + (size_t)(round * 37 + from * 11) % (sizeof sent - 1);
  for (size_t i = 0; i < size; ++i)
    sent[i] = (char)('a' + (i + (size_t)(round + from)) % 26);
  sent[size - 1] = '\n';
  if (send(fd[from], sent, size, MSG_NOSIGNAL) != (ssize_t)size)
    return 0;
  for (int to = chat ? 0 : from; to < (chat ? clients : from + 1); ++to)
    if (!receive(fd[to], got, size) || memcmp(sent, got, size) != 0)
      return 0;
  return 1;
}

int main(int argc, char **argv) {
  int port = 0, fd[clients];
  if (argc < 4 || sscanf(argv[2], "%d", &port) != 1)
    return stop("drive echo|chat PORT SERVER [ARGUMENT...]");
  int chat = !strcmp(argv[1], "chat");
  server = fork();
  if (!server) {
    execv(argv[3], argv + 3);
    _exit(127);
  }
  for (int i = 0; i < clients; ++i)
    if ((fd[i] = dial(port)) < 0)
      return stop("the server does not listen");
  int answered = 0;
  // Who comes later would be told what was said before.
  if (chat)
    sleep(1);
  for (int round = 0; round < rounds; ++round)
    for (int from = 0; from < clients; ++from, ++answered)
      if (!turn(fd, from, round, chat))
        return stop("the answer is wrong");
  for (int i = 0; i < clients; ++i)
    close(fd[i]);
  kill(server, SIGTERM);
  int status = 0;
  waitpid(server, &status, 0);
  int by_signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  printf("%d answers, exit status %d, signal %d\n", answered,
         WIFEXITED(status) ? WEXITSTATUS(status) : 0, by_signal);
  // One example has no handler for SIGTERM.
  return by_signal && by_signal != SIGTERM ? 1 : WEXITSTATUS(status);
}
