// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <algorithm>
#include <iterator>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "describe/types.h"

namespace http {

/// One piece of a list. `total` is exact; `next_cursor` is for machines that read all of it.
template <class T>
struct Page {
  std::vector<T> items;
  std::int64_t total = 0;
  std::optional<std::string> next_cursor;
  BOOST_DESCRIBE_CLASS(Page, (), (items, total, next_cursor), (), ())
};

/// Which piece of a list; from the beginning unless named.
struct PageWanted {
  std::optional<describe::Number<1, 200>> limit;
  std::optional<describe::Number<0, 100'000>> offset;
};
BOOST_DESCRIBE_STRUCT(PageWanted, (), (limit, offset))

/// The wanted piece of a list that is short by its nature and was read whole.
template <class T>
Page<T> page_of(std::vector<T> all, const PageWanted& wanted) {
  const auto total = static_cast<std::int64_t>(all.size());
  const auto from = std::min(total, wanted.offset ? wanted.offset->v : 0);
  const auto to = std::min(total, from + (wanted.limit ? wanted.limit->v : 200));
  Page<T> page{.total = total};
  page.items.assign(std::make_move_iterator(all.begin() + from),
                    std::make_move_iterator(all.begin() + to));
  return page;
}

}  // namespace http
