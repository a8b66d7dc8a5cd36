// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/list.hpp>
#include <string_view>
#include <type_traits>

namespace describe {

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

/// The members of T in their order, those of its bases first.
template <class T>
using MemberList = boost::describe::describe_members<T, boost::describe::mod_public |
                                                            boost::describe::mod_inherited>;

template <class T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<MemberList<T>>::value;

/// A trailing underscore is not part of the name outside: a field may be called like a keyword
/// (`bool default_` is `"default"`).
constexpr std::string_view outer_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

template <class Pointer>
struct MemberPointer;
template <class Type, class Class>
struct MemberPointer<Type Class::*> {
  using type = Type;
  using owner = Class;
};

template <class Descriptor>
struct Member {
  static constexpr std::string_view name = outer_name(Descriptor::name);
  static constexpr auto pointer = Descriptor::pointer;
  using Type = typename MemberPointer<std::remove_cv_t<decltype(pointer)>>::type;
  /// The struct that declares the member: T or one of its bases.
  using Owner = typename MemberPointer<std::remove_cv_t<decltype(pointer)>>::owner;
};

template <template <class...> class List, class... Descriptors, class F>
constexpr void for_each_in(List<Descriptors...>, F&& visit) {
  (visit(Member<Descriptors>{}), ...);
}

/// `for_each_member<T>([](auto member) { member.name; member.pointer; })`
template <class T, class F>
constexpr void for_each_member(F&& visit) {
  for_each_in(MemberList<T>{}, visit);
}

template <class List>
struct NamesOf;
template <template <class...> class List, class... Descriptors>
struct NamesOf<List<Descriptors...>> {
  static constexpr std::array<std::string_view, sizeof...(Descriptors)> names{
      outer_name(Descriptors::name)...};
};

template <class T>
inline constexpr auto& member_names = NamesOf<MemberList<T>>::names;

}  // namespace describe
