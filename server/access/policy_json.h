// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "access/policy.h"
#include "access/schedule_rule.h"
#include "describe/describe.h"

// The JSON of schedule rules and policies in the product, where ids are texts with a prefix. Every
// attribute can be read and written alone: each is a column of its own.

namespace accesses {

BOOST_DESCRIBE_STRUCT(Overrides, (),
                      (scope, schedule, checkpoints, checking, period, start, service, full))

}  // namespace accesses

namespace describe {

template <>
struct Codec<accesses::ScheduleRule> {
  static void read(const JsonValue& in, accesses::ScheduleRule& out, Errors& errors);
  static void write(std::string& out, const accesses::ScheduleRule& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<accesses::Scope> {
  static void read(const JsonValue& in, accesses::Scope& out, Errors& errors);
  static void write(std::string& out, const accesses::Scope& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<accesses::ReleaseSchedule> {
  static void read(const JsonValue& in, accesses::ReleaseSchedule& out, Errors& errors);
  static void write(std::string& out, const accesses::ReleaseSchedule& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<accesses::Checkpoints> {
  static void read(const JsonValue& in, accesses::Checkpoints& out, Errors& errors);
  static void write(std::string& out, const accesses::Checkpoints& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<accesses::Period> {
  static void read(const JsonValue& in, accesses::Period& out, Errors& errors);
  static void write(std::string& out, const accesses::Period& value);
  static std::string schema(SchemaBuilder& builder);
};

template <>
struct Codec<accesses::Start> {
  static void read(const JsonValue& in, accesses::Start& out, Errors& errors);
  static void write(std::string& out, const accesses::Start& value);
  static std::string schema(SchemaBuilder& builder);
};

/// Absent attributes have their default; all are written.
template <>
struct Codec<accesses::Policy> {
  static void read(const JsonValue& in, accesses::Policy& out, Errors& errors);
  static void write(std::string& out, const accesses::Policy& value);
  static std::string schema(SchemaBuilder& builder);
};

}  // namespace describe
