// SPDX-License-Identifier: Apache-2.0
#include "learning/rich_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/placeholders.h"
#include "describe/json.h"

namespace learning {
namespace {

using describe::JsonValue;

constexpr int depth_max = 24;

std::string escaped(std::string_view text) { return base::escaped(text, base::Escape::Html); }

std::optional<JsonValue> find(const JsonValue& value, std::string_view name) {
  if (!value.is_object()) return std::nullopt;
  return value.find(name);
}

std::string_view string_in(const JsonValue& value, std::string_view name) {
  const auto member = find(value, name);
  return member && member->is_string() ? member->string() : std::string_view();
}

std::int64_t attribute(const JsonValue& node, std::string_view name, std::int64_t otherwise) {
  const auto attributes = find(node, "attrs");
  if (!attributes) return otherwise;
  const auto value = find(*attributes, name);
  return value && value->is_integer() ? value->integer() : otherwise;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view text, std::string_view lower_case) {
  return text.size() > lower_case.size() &&
         std::ranges::equal(text.substr(0, lower_case.size()), lower_case, {}, lower);
}

/// Browsers drop white space and control characters from addresses, so none may hide a scheme.
bool is_safe_link(std::string_view href) {
  const bool plain = std::ranges::all_of(
      href, [](char letter) { return static_cast<unsigned char>(letter) > ' ' && letter != 0x7F; });
  return plain && (begins_with(href, "https://") || begins_with(href, "mailto:"));
}

struct Element {
  std::string_view node;
  std::string_view tag;
};

constexpr std::array elements{
    Element{"paragraph", "p"},
    Element{"bulletList", "ul"},
    Element{"listItem", "li"},
    Element{"blockquote", "blockquote"},
};

/// In the order in which they are nested, outermost first; a link is outside of all.
constexpr std::array marks{
    Element{"bold", "strong"},
    Element{"italic", "em"},
    Element{"strike", "s"},
    Element{"code", "code"},
};

class Rendering {
 public:
  void node(const JsonValue& value, int depth) {
    if (depth > depth_max) return;
    const std::string_view type = string_in(value, "type");
    const auto element = std::ranges::find(elements, type, &Element::node);
    if (element != elements.end()) return wrapped(value, element->tag, depth);
    if (type == "doc") return children(value, depth);
    if (type == "text") return text(value);
    if (type == "heading") return heading(value, depth);
    if (type == "orderedList") return ordered_list(value, depth);
    if (type == "codeBlock") return code_block(value, depth);
    if (type == "horizontalRule") return void(out_ += "<hr>");
    if (type == "hardBreak") return void(out_ += "<br>");
    words(value, depth);
  }

  std::string take() { return std::move(out_); }

 private:
  template <class Visit>
  static void each_child(const JsonValue& value, Visit&& visit) {
    const auto content = find(value, "content");
    if (!content || !content->is_array()) return;
    for (std::size_t i = 0; i < content->size(); ++i) visit(content->at(i));
  }

  void children(const JsonValue& value, int depth) {
    each_child(value, [&](const JsonValue& child) { node(child, depth + 1); });
  }

  void wrapped(const JsonValue& value, std::string_view tag, int depth) {
    out_ += fmt::format("<{}>", tag);
    children(value, depth);
    out_ += fmt::format("</{}>", tag);
  }

  /// The page has the first level: the title of the lesson.
  void heading(const JsonValue& value, int depth) {
    const auto level = std::clamp<std::int64_t>(attribute(value, "level", 2), 2, 4);
    wrapped(value, fmt::format("h{}", level), depth);
  }

  void ordered_list(const JsonValue& value, int depth) {
    const auto start = std::clamp<std::int64_t>(attribute(value, "start", 1), 1, 9999);
    out_ += start == 1 ? "<ol>" : fmt::format("<ol start=\"{}\">", start);
    children(value, depth);
    out_ += "</ol>";
  }

  void code_block(const JsonValue& value, int depth) {
    out_ += "<pre><code>";
    words(value, depth);
    out_ += "</code></pre>";
  }

  /// Text without any mark, from whatever lies inside.
  void words(const JsonValue& value, int depth) {
    if (depth > depth_max) return;
    out_ += escaped(string_in(value, "text"));
    each_child(value, [&](const JsonValue& child) { words(child, depth + 1); });
  }

  void text(const JsonValue& value) {
    std::string closing;
    const auto given = find(value, "marks");
    if (given && given->is_array()) closing = open_marks(*given);
    out_ += escaped(string_in(value, "text"));
    out_ += closing;
  }

  /// What closes them again.
  std::string open_marks(const JsonValue& given) {
    std::string closing;
    if (const auto href = link_in(given)) {
      out_ += fmt::format(R"(<a href="{}" target="_blank" rel="noopener noreferrer">)",
                          escaped(*href));
      closing = "</a>";
    }
    for (const auto& [name, tag] : marks) {
      if (!find_mark(given, name)) continue;
      out_ += fmt::format("<{}>", tag);
      closing = fmt::format("</{}>", tag) + closing;
    }
    return closing;
  }

  static std::optional<JsonValue> find_mark(const JsonValue& given, std::string_view name) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (string_in(given.at(i), "type") == name) return given.at(i);
    }
    return std::nullopt;
  }

  static std::optional<std::string_view> link_in(const JsonValue& given) {
    const auto link = find_mark(given, "link");
    const auto attributes = link ? find(*link, "attrs") : std::nullopt;
    if (!attributes) return std::nullopt;
    const std::string_view href = string_in(*attributes, "href");
    if (!is_safe_link(href)) return std::nullopt;
    return href;
  }

  std::string out_;
};

}  // namespace

std::string html_of(const describe::Json& doc) {
  constexpr std::size_t bytes_max = std::size_t{4} << 20;
  const auto document = describe::JsonDocument::parse(doc.text, {.bytes_max = bytes_max});
  if (!document) return {};
  Rendering rendering;
  rendering.node(document->root(), 0);
  return rendering.take();
}

}  // namespace learning
