// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <string>
#include <vector>

#include "base/actor.h"
#include "base/rejections.h"
#include "db/transaction.h"
#include "people/contact.h"

namespace people {

enum class FieldKind { Text, LongText, Number, Date, YesNo, List, MultiList, Phone, Link };
BOOST_DESCRIBE_ENUM(FieldKind, Text, LongText, Number, Date, YesNo, List, MultiList, Phone, Link)

/// A custom field that every contact has. Values are stored under the key, which never changes.
struct Field {
  static constexpr std::string_view id_prefix = "fld";
  Id<Field> id;
  std::string key;
  std::string title;
  FieldKind kind = FieldKind::Text;
  /// The choices of a list, in order; empty for other kinds.
  std::vector<std::string> options;
  std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Field, (), (id, key, title, kind, options, version))

struct FieldDraft {
  describe::Text<1, 80> title;
  FieldKind kind = FieldKind::Text;
  std::vector<describe::Text<1, 100>> options;
};
BOOST_DESCRIBE_STRUCT(FieldDraft, (), (title, kind, options))

struct FieldPatch {
  std::optional<describe::Text<1, 80>> title;
  std::optional<std::vector<describe::Text<1, 100>>> options;
};
BOOST_DESCRIBE_STRUCT(FieldPatch, (), (title, options))

std::vector<Field> list_fields(db::Reader& reader);
/// Throws NotFound.
Field field_of(db::Reader& reader, Id<Field> id);
Field add_field(db::Transaction& tx, const FieldDraft& draft, const base::Actor& actor);
Field change_field(db::Transaction& tx, const Field& field, const FieldPatch& patch,
                   const base::Actor& actor);
/// The values stay on the contacts, unseen, and are back if a field of that key is made again.
void remove_field(db::Transaction& tx, const Field& field, const base::Actor& actor);

/// The code of what is wrong with the value, or nothing. Null is always right: it clears.
std::optional<std::string> reason_to_refuse(const Field& field, const describe::Json& value);

/// `values` laid over `stored`; wrong ones are added to `errors` under `/fields/KEY`.
describe::Json merged_fields(db::Reader& reader, const describe::Json& stored,
                             const FieldValues& values, std::vector<base::FieldError>& errors);

}  // namespace people
