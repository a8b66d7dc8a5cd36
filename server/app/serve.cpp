// SPDX-License-Identifier: Apache-2.0
#include "app/serve.h"

#include <csignal>

#include "app/ballast.h"
#include "app/core.h"
#include "app/data_folder.h"
#include "app/jobs.h"
#include "app/live_socket.h"
#include "app/owner_link.h"
#include "app/post_office.h"
#include "base/log.h"
#include "fmt/core.h"
#include "http/server.h"
#include "journal/sealer.h"

namespace app {
namespace {

http::ServerOptions server_options(const Config& config, const http::Application& application) {
  http::ServerOptions options;
  options.address = config.address;
  options.port = config.port;
  options.trusted_proxies = config.trusted_proxies;
  options.certificate_file = config.certificate_file;
  options.key_file = config.key_file;
  options.spool_folder = config.data / "spool";
  options.intake_of = [&](auto method, auto path) { return application.intake(method, path); };
  options.problem = [&](const http::Request& request, int status, std::string_view code) {
    return application.problem(request, status, code);
  };
  options.report = [](std::string_view what) { base::log_error("{}", what); };
  return options;
}

/// Signals reach only the thread that waits for them here.
sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void print_welcome(const Config& config, Core& core) {
  const std::string url = local_url(config);
  fmt::print("\n  Staff      {}/admin\n  Students   {}/learn\n", url, url);
  if (const auto link = first_link(core.db(), config)) fmt::print("  {}\n", *link);
  fmt::print("\n");
  std::fflush(stdout);
}

/// What the command line asks of a school that is being served.
LiveSocket::Answer commands_for(Core& core, const Config& config, const base::Clock& clock,
                                base::Random& random) {
  return [&](const Errand& errand, const Asker& asker) {
    return run(errand, {.db = core.db(),
                        .clock = clock,
                        .random = random,
                        .data_folder = config.data,
                        .url = local_url(config),
                        .limits = &core.services().limits,
                        .print = asker.print,
                        .go_on = asker.go_on});
  };
}

}  // namespace

std::string local_url(const Config& config) {
  const std::string host = config.address == "0.0.0.0" ? "127.0.0.1" : config.address;
  return fmt::format("{}://{}:{}", config.certificate_file.empty() ? "http" : "https", host,
                     config.port);
}

int serve(const Config& config) {
  base::start_log({.format = config.json_log ? base::LogFormat::Json : base::LogFormat::Text});
  const sigset_t signals = stop_signals();
  const DataFolder folder(config.data);
  const base::SystemClock clock;
  base::SystemRandom random;
  Core core({.database = config.database_url(),
             .data_folder = config.data,
             .public_url = config.public_url,
             .local_url = local_url(config),
             .sender = sender_of(config.smtp),
             .connect = connect_to(config.smtp),
             .mail_preview = config.smtp.host.empty() && is_loopback(config.address)},
            clock, random);
  const auto answer = [&](const http::Request& request) {
    return core.application().answer(request);
  };
  http::Server server(server_options(config, core.application()), clock, random, answer);
  core.services().publish = [&](std::string_view topic, const http::Event& event) {
    server.publish(topic, event);
  };
  journal::Sealer sealer(core.db());
  jobs::Runner runner(core.db(), job_handlers(core), timers());
  PostOffice post_office(core.db(), clock, core.office());
  const Ballast ballast(config.data);
  runner.start();
  post_office.start();
  server.start();
  core.relay().start();
  const LiveSocket socket(config.data, commands_for(core, config, clock, random));
  print_welcome(config, core);

  int signal = 0;
  sigwait(&signals, &signal);
  base::log_info("stopping: no new requests, the running ones are finished");
  core.relay().stop();
  server.stop();
  runner.stop();
  post_office.stop();
  return 0;
}

}  // namespace app
