// SPDX-License-Identifier: Apache-2.0
// What a request line names: a path that hides nothing, and parameters that fit a description or
// are refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/rejections.h"
#include "base/text.h"
#include "describe/query.h"
#include "http/target.h"

namespace {

enum class Order { Newest, Oldest };
BOOST_DESCRIBE_ENUM(Order, Newest, Oldest)

struct Wanted {
  std::optional<describe::Text<0, 200>> search;
  std::vector<describe::Text<1, 60>> tag;
  std::optional<describe::Number<1, 200>> limit;
  std::optional<bool> dry_run;
  std::optional<Order> sort;
  std::optional<base::Instant> at;
  std::optional<base::Date> from;
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (search, tag, limit, dry_run, sort, at, from))

void check(bool good) {
  if (!good) std::abort();
}

void check_path(std::string_view path) {
  check(base::is_clean_utf8(path));
  for (const char letter : path) check(letter != '\\' && static_cast<unsigned char>(letter) >= ' ');
  for (const std::string_view part : base::split(path, '/')) check(part != "." && part != "..");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string raw(data, data + size);
  const auto target = http::read_target(raw);
  if (!target) return 0;
  check_path(target->path);
  try {
    const auto wanted = describe::from_query<Wanted>(target->query);
    check(!wanted.limit || (wanted.limit->v >= 1 && wanted.limit->v <= 200));
    for (const auto& tag : wanted.tag) check(base::is_clean_utf8(tag.v));
  } catch (const base::Invalid& invalid) {
    check(!invalid.errors().empty());
  }
  return 0;
}
