// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/actor.h"
#include "http/problem.h"
#include "http/request.h"
#include "http/response.h"

namespace http {

/// What is known of a request so far; filled in on its way.
struct Visit {
  const Request& request;
  base::Actor actor = {};
  /// For the log, which must not hold the path itself: links with a token are paths too.
  std::string_view route = "other";
  /// A row of the table was found.
  bool found = false;
  /// The code of the problem, when it was refused.
  std::string refused_as = {};
};

/// The one place where exceptions end. Whoever is not signed in is told to sign in, the others that
/// it is forbidden.
Response answered(Visit& visit, const std::function<Response()>& work);

Response problem_answer(const Problem& problem, const Request& request);

}  // namespace http
