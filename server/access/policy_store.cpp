// SPDX-License-Identifier: Apache-2.0
#include "access/policy_store.h"

#include "access/policy_json.h"
#include "describe/describe.h"

namespace accesses {
namespace {

using Column = std::optional<std::string>;

struct Columns {
  Column scope;
  Column schedule;
  Column checkpoints;
  Column checking;
  Column period;
  Column start;
  Column service;
  Column full;
};
BOOST_DESCRIBE_STRUCT(Columns, (),
                      (scope, schedule, checkpoints, checking, period, start, service, full))

template <class T>
Column json_of(const std::optional<T>& attribute) {
  if (!attribute) return std::nullopt;
  return describe::to_json(*attribute);
}

template <class T>
void read_column(const Column& column, std::optional<T>& attribute) {
  if (column) attribute = describe::from_json<T>(*column);
}

Columns columns_of(const Overrides& attributes) {
  return {json_of(attributes.scope),   json_of(attributes.schedule),
          json_of(attributes.checkpoints), json_of(attributes.checking),
          json_of(attributes.period),  json_of(attributes.start),
          json_of(attributes.service), json_of(attributes.full)};
}

Overrides attributes_from(const Columns& columns) {
  Overrides attributes;
  read_column(columns.scope, attributes.scope);
  read_column(columns.schedule, attributes.schedule);
  read_column(columns.checkpoints, attributes.checkpoints);
  read_column(columns.checking, attributes.checking);
  read_column(columns.period, attributes.period);
  read_column(columns.start, attributes.start);
  read_column(columns.service, attributes.service);
  read_column(columns.full, attributes.full);
  return attributes;
}

}  // namespace

PolicyId insert_policy(db::Transaction& tx, const Overrides& attributes, const Pins& pins) {
  const auto id = tx.new_id<PolicyRow>();
  const Columns row = columns_of(attributes);
  tx.run(
      "INSERT INTO policies (id, scope, schedule, checkpoints, checking, period, start, service, "
      "full_access, pins, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
      id, row.scope, row.schedule, row.checkpoints, row.checking, row.period, row.start,
      row.service, row.full, describe::to_json(pins));
  return id;
}

void update_policy(db::Transaction& tx, PolicyId id, const Overrides& attributes,
                   const Pins& pins) {
  const Columns row = columns_of(attributes);
  tx.run(
      "UPDATE policies SET scope = $2, schedule = $3, checkpoints = $4, checking = $5, "
      "period = $6, start = $7, service = $8, full_access = $9, pins = $10, "
      "version = version + 1 WHERE id = $1",
      id, row.scope, row.schedule, row.checkpoints, row.checking, row.period, row.start,
      row.service, row.full, describe::to_json(pins));
}

Overrides attributes_of(db::Reader& reader, PolicyId id) {
  return attributes_from(reader.one<Columns>(
      "SELECT scope, schedule, checkpoints, checking, period, start, service, full_access "
      "FROM policies WHERE id = $1",
      id));
}

Pins pins_of(db::Reader& reader, PolicyId id) {
  return describe::from_json<Pins>(
      reader.one<std::string>("SELECT pins FROM policies WHERE id = $1", id));
}

void forget_reasons(db::Transaction& tx, PolicyId id) {
  Pins pins = pins_of(tx, id);
  if (pins.empty()) return;
  for (auto& [attribute, pin] : pins) pin.reason.clear();
  tx.run("UPDATE policies SET pins = $2 WHERE id = $1", id, describe::to_json(pins));
}

Policy policy_of(db::Reader& reader, PolicyId id) {
  return effective(Policy(), attributes_of(reader, id));
}

std::shared_ptr<const ParsedPolicy> PolicyCache::of(db::Reader& reader, PolicyId id) {
  return of(reader, id,
            reader.one<std::int64_t>("SELECT version FROM policies WHERE id = $1", id));
}

std::shared_ptr<const ParsedPolicy> PolicyCache::of(db::Reader& reader, PolicyId id,
                                                    std::int64_t version) {
  {
    const std::lock_guard lock(kept_->mutex);
    const auto found = kept_->entries.find(id);
    if (found != kept_->entries.end() && found->second.version == version) {
      return found->second.parsed;
    }
  }
  ParsedPolicy parsed{attributes_of(reader, id), nullptr};
  parsed.policy = std::make_shared<const Policy>(effective(Policy(), parsed.attributes));
  auto shared = std::make_shared<const ParsedPolicy>(std::move(parsed));
  reader.once_committed([kept = kept_, id, version, shared] {
    const std::lock_guard lock(kept->mutex);
    if (kept->entries.size() >= policies_max) kept->entries.clear();
    kept->entries[id] = {version, shared};
  });
  return shared;
}

}  // namespace accesses
