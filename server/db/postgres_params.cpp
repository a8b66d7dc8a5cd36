// SPDX-License-Identifier: Apache-2.0
#include "db/postgres_params.h"

#include "base/ensure.h"
#include "db/postgres_types.h"

namespace db {

namespace {

constexpr int binary = 1;

std::array<char, 8> big_endian(std::int64_t number) {
  std::array<char, 8> result{};
  auto rest = static_cast<std::uint64_t>(number);
  for (std::size_t i = result.size(); i > 0; --i) {
    result[i - 1] = static_cast<char>(rest & 0xff);
    rest >>= 8;
  }
  return result;
}

Oid type_of(Param::Kind kind) {
  switch (kind) {
    case Param::Kind::Unknown:
      return oid_unknown;
    case Param::Kind::Bool:
      return oid_bool;
    case Param::Kind::Number:
      return oid_int8;
    case Param::Kind::Text:
      return oid_text;
    case Param::Kind::Bytes:
      return oid_bytea;
  }
  return oid_unknown;
}

}  // namespace

PostgresParams::PostgresParams(std::span<const Param> params)
    : numbers_(params.size()),
      values_(params.size(), nullptr),
      lengths_(params.size(), 0),
      formats_(params.size(), binary) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    const Param& param = params[i];
    if (param.is_null()) continue;
    if (param.kind() == Param::Kind::Bool) {
      numbers_[i][0] = param.number() != 0 ? 1 : 0;
      values_[i] = numbers_[i].data();
      lengths_[i] = 1;
    } else if (param.kind() == Param::Kind::Number) {
      numbers_[i] = big_endian(param.number());
      values_[i] = numbers_[i].data();
      lengths_[i] = 8;
    } else {
      const auto view = param.text();
      base::ensure(param.kind() == Param::Kind::Bytes || view.find('\0') == std::string_view::npos,
                   "a text holds no NUL");
      // An empty view may have no address, which libpq would take for a null.
      values_[i] = view.empty() ? "" : view.data();
      lengths_[i] = static_cast<int>(view.size());
    }
  }
}

std::vector<Oid> types_of(std::span<const Param> params) {
  std::vector<Oid> result;
  result.reserve(params.size());
  for (const Param& param : params) result.push_back(type_of(param.kind()));
  return result;
}

std::string statement_key(std::string_view sql, std::span<const Param> params) {
  std::string result;
  result.reserve(sql.size() + params.size() + 1);
  result.append(sql).append(1, '\0');
  for (const Param& param : params) {
    result.append(1, static_cast<char>('0' + static_cast<int>(param.kind())));
  }
  return result;
}

}  // namespace db
