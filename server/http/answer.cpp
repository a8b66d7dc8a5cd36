// SPDX-License-Identifier: Apache-2.0
#include "http/answer.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/log.h"
#include "base/rejections.h"
#include "db/error.h"
#include "describe/json.h"
#include "describe/write.h"

namespace http {

namespace {

std::string json_text(std::string_view text) {
  std::string out;
  describe::write_string(out, text);
  return out;
}

/// 400 for what cannot be read at all, 422 for what can be read and is wrong. When one error
/// stands for the whole of the input, its code is the code of the answer.
Problem invalid(const base::Invalid& rejection) {
  Problem problem{.status = 422, .code = "invalid", .errors = rejection.errors()};
  if (problem.errors.size() == 1 && problem.errors.front().pointer.empty()) {
    problem.code = problem.errors.front().code;
  }
  if (problem.code.starts_with("json.")) problem.status = 400;
  return problem;
}

Problem forbidden(const base::Forbidden& rejection, const base::Actor& actor) {
  Problem problem{.status = 403, .code = rejection.code(), .detail = rejection.detail()};
  if (actor.kind != base::ActorKind::Nobody) return problem;
  problem.status = 401;
  if (problem.code == "forbidden") problem.code = "not_signed_in";
  problem.headers.emplace_back("WWW-Authenticate", "Bearer");
  return problem;
}

Problem conflict(const base::Conflict& rejection) {
  Problem problem{.status = 409, .code = rejection.code(), .detail = rejection.detail()};
  if (!rejection.existing().empty()) {
    problem.members.emplace_back("existing", json_text(rejection.existing()));
  }
  return problem;
}

/// What was sent, so that a screen can lay both versions side by side.
std::string yours(const Request& request) {
  const auto sent = describe::JsonDocument::parse(request.body);
  return sent ? sent->root().text() : "null";
}

Problem stale(const base::Stale& rejection, const Request& request) {
  return {.status = 412,
          .code = rejection.code(),
          .members = {{"yours", yours(request)}, {"current", rejection.current_json()}}};
}

Problem too_many(const base::TooMany& rejection) {
  const std::string seconds = std::to_string(rejection.retry_after().count());
  return {.status = 429,
          .code = rejection.code(),
          .members = {{"retry_after", seconds}},
          .headers = {{"Retry-After", seconds}}};
}

/// The visitor learns the number of the request, we learn the rest.
Problem failure(int status, std::string code, const Visit& visit, std::string_view what) {
  base::log(status == 503 ? base::LogLevel::Warning : base::LogLevel::Error, what,
            {{"request_id", visit.request.id},
             {"method", visit.request.method},
             {"route", std::string(visit.route)}});
  Problem problem{.status = status, .code = std::move(code)};
  if (status == 503) problem.headers.emplace_back("Retry-After", "1");
  return problem;
}

Problem problem_of_rejection(const base::Rejection& rejection, const Visit& visit) {
  if (const auto* it = dynamic_cast<const base::Invalid*>(&rejection)) return invalid(*it);
  if (const auto* it = dynamic_cast<const base::Forbidden*>(&rejection)) {
    return forbidden(*it, visit.actor);
  }
  if (const auto* it = dynamic_cast<const base::Conflict*>(&rejection)) return conflict(*it);
  if (const auto* it = dynamic_cast<const base::Stale*>(&rejection)) {
    return stale(*it, visit.request);
  }
  if (const auto* it = dynamic_cast<const base::TooMany*>(&rejection)) return too_many(*it);
  return {.status = 404, .code = rejection.code(), .detail = rejection.detail()};
}

Response refused(Visit& visit, const Problem& problem) {
  visit.refused_as = problem.code;
  return problem_answer(problem, visit.request);
}

}  // namespace

Response problem_answer(const Problem& problem, const Request& request) {
  Response response = Response::json(problem.status, problem_json(problem, request.id));
  response.set_header("Content-Type", "application/problem+json");
  for (const auto& [name, value] : problem.headers) response.add_header(name, value);
  return response;
}

Response answered(Visit& visit, const std::function<Response()>& work) {
  const Request& request = visit.request;
  try {
    return work();
  } catch (const base::Rejection& rejection) {
    return refused(visit, problem_of_rejection(rejection, visit));
  } catch (const HttpRejection& rejection) {
    return refused(visit, rejection.problem());
  } catch (const db::Unavailable& error) {
    return problem_answer(failure(503, "unavailable", visit, error.what()), request);
  } catch (const db::DiskFull& error) {
    return problem_answer(failure(507, "storage_full", visit, error.what()), request);
  } catch (const std::exception& error) {
    return problem_answer(failure(500, "internal", visit, error.what()), request);
  }
}

}  // namespace http
