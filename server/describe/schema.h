// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "describe/codec.h"
#include "describe/members.h"

// JSON Schema 2020-12 as OpenAPI 3.1 uses it. Described structs and enums become named components,
// called like the type (`Coupon`), a template after its arguments too (`Page<Coupon>` is
// `CouponPage`); a second type of the same name is called after its namespace as well
// (`OffersCoupon`).

namespace describe {

struct FieldNote {
  std::string_view field;
  std::string_view note;
};

/// One sentence for the API document on a member: its unit, its limits, its surprise.
///   template <>
///   inline constexpr std::array describe::field_notes<coupons::Draft>{
///       describe::FieldNote{"code", "What buyers type; upper and lower case are the same."}};
template <class T>
inline constexpr std::array<FieldNote, 0> field_notes{};

/// An answer always has all members of its structs; what comes in may leave some out. A component
/// that is used both ways tells the weaker promise.
enum class Direction { Input, Output };

struct SchemaField {
  std::string name;
  std::string schema;
  bool required = false;  ///< In what comes in.
  std::string note;
};

/// A finished schema, or the members of an object.
using SchemaBody = std::variant<std::string, std::vector<SchemaField>>;

/// `describe::type_name<coupons::Coupon>()` → `coupons::Coupon`.
std::string_view type_name_in(std::string_view function_name);
template <class T>
std::string_view type_name() {
  return type_name_in(std::source_location::current().function_name());
}

template <class T>
inline constexpr char type_key = 0;

class SchemaBuilder {
 public:
  /// JSON text that stands for T: a reference to a component, or the schema itself.
  template <class T>
  std::string reference(Direction direction = Direction::Input) {
    direction_ = direction;
    return Codec<T>::schema(*this);
  }

  /// For codecs: T as a component of its own name, its body made at the first use.
  using MakeBody = SchemaBody (*)(SchemaBuilder&);
  template <class T>
  std::string named(MakeBody make) {
    return component(&type_key<T>, type_name<T>(), make);
  }
  template <class T>
  std::string object() {
    return named<T>([](SchemaBuilder& builder) -> SchemaBody { return builder.fields<T>(); });
  }

  template <class T>
  std::vector<SchemaField> fields() {
    std::vector<SchemaField> list;
    for_each_member<T>([&]<class M>(M member) {
      using Type = typename M::Type;
      list.push_back({.name = std::string(member.name),
                      .schema = Codec<Type>::schema(*this),
                      .required = !may_be_absent<Type>,
                      .note = {}});
      add_note(list.back(), field_notes<typename M::Owner>);
      add_note(list.back(), field_notes<T>);
    });
    check_notes(type_name<T>(), field_notes<T>, member_names<T>);
    return list;
  }

  /// All components so far: JSON text of one object, sorted by name.
  std::string components() const;

 private:
  struct Component {
    std::string name;
    SchemaBody body;
    std::set<std::size_t> uses;
    bool comes_in = false;
  };

  std::string component(const void* key, std::string_view type, MakeBody make);
  std::size_t add_component(const void* key, std::string_view type);
  void mark_used(std::size_t index);
  std::vector<bool> coming_in() const;
  static void add_note(SchemaField& field, std::span<const FieldNote> notes);
  /// A note on a member that does not exist is a Bug.
  static void check_notes(std::string_view type, std::span<const FieldNote> notes,
                          std::span<const std::string_view> names);

  Direction direction_ = Direction::Input;
  std::vector<Component> components_;
  std::vector<std::size_t> open_;  ///< Those whose body is being made, outermost first.
  std::map<const void*, std::size_t> index_of_type_;
  std::map<std::string, std::size_t, std::less<>> index_of_name_;
};

/// Registers T as it comes in.
template <class T>
void schema(SchemaBuilder& builder) {
  builder.reference<T>();
}

/// Query parameters are not null: absent is how they say nothing.
template <class T>
struct ParameterType {
  using type = T;
};
template <class T>
struct ParameterType<std::optional<T>> {
  using type = T;
};

/// The members of a struct that is read from a query string, for `parameters` of the document.
template <Described T>
std::vector<SchemaField> query_fields(SchemaBuilder& builder) {
  std::vector<SchemaField> list = builder.fields<T>();
  std::size_t index = 0;
  for_each_member<T>([&]<class M>(M) {
    list[index++].schema = builder.reference<typename ParameterType<typename M::Type>::type>();
  });
  return list;
}

/// `{"type":"object",…}`; all members are required of an answer.
std::string object_schema(std::span<const SchemaField> fields, Direction direction);
/// `CouponPage` of `http::Page<coupons::Coupon>`; `HttpCouponPage` when qualified.
std::string component_name(std::string_view type);
std::string qualified_component_name(std::string_view type);

}  // namespace describe
