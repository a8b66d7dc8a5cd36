// SPDX-License-Identifier: Apache-2.0
#include "imports/xml_elements.h"

#include <array>
#include <utility>

namespace imports {
namespace {

constexpr std::size_t gap_max = std::size_t{256} << 10;

bool ends_name(char letter) {
  return letter == '>' || letter == '/' || letter == ' ' || letter == '\t' || letter == '\r' ||
         letter == '\n';
}

std::string_view name_of_tag(std::string_view tag) {
  std::size_t end = 1;
  while (end < tag.size() && !ends_name(tag[end])) ++end;
  return tag.substr(1, end - 1);
}

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

XmlElements::XmlElements(std::unique_ptr<ZipEntry> part, std::string name,
                         std::size_t element_max)
    : part_(std::move(part)), name_(std::move(name)), element_max_(element_max) {
  fill();
  // The cutting below looks at bytes; nobody writes a workbook in UTF-16.
  if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF") ||
      text_.substr(0, 4).contains('\0')) {
    refuse_table("import.not_a_table");
  }
}

bool XmlElements::fill() {
  if (ended_) return false;
  std::array<char, 32'768> piece;
  const std::size_t count = part_->read(piece);
  ended_ = count == 0;
  text_.append(piece.data(), count);
  return !ended_;
}

std::size_t XmlElements::find(std::string_view what, std::size_t from) {
  for (;;) {
    const auto found = text_.find(what, from);
    if (found != std::string::npos) return found;
    if (text_.size() - at_ > element_max_ + gap_max) refuse_table("import.row_too_long");
    from = text_.size() < what.size() ? 0 : std::max(from, text_.size() - what.size() + 1);
    if (!fill()) return std::string::npos;
  }
}

void XmlElements::drop_consumed() {
  if (at_ < gap_max) return;
  text_.erase(0, at_);
  at_ = 0;
}

bool XmlElements::is_wanted(std::string_view tag) const {
  return without_prefix(name_of_tag(tag)) == name_;
}

/// Behind the `>` that closes the tag at `at`; one inside an attribute closes nothing.
std::size_t XmlElements::end_of_tag(std::size_t at) {
  char quote = '\0';
  for (std::size_t i = at;; ++i) {
    if (i == text_.size() && !fill()) refuse_table("import.damaged");
    if (i - at > element_max_) refuse_table("import.row_too_long");
    const char letter = text_[i];
    if (quote != '\0') {
      if (letter == quote) quote = '\0';
    } else if (letter == '"' || letter == '\'') {
      quote = letter;
    } else if (letter == '>') {
      return i + 1;
    }
  }
}

/// The next tag that opens something; comments and declarations are passed over.
std::optional<std::string_view> XmlElements::next_tag(std::size_t& end) {
  for (;;) {
    drop_consumed();
    at_ = find("<", at_);
    if (at_ == std::string::npos) return std::nullopt;
    while (text_.size() < at_ + 9 && fill()) continue;
    // A copy: reading on to the end of the tag moves the text.
    const std::string beginning = text_.substr(at_, 9);
    if (beginning.starts_with("<!--")) {
      const auto close = find("-->", at_);
      if (close == std::string::npos) refuse_table("import.damaged");
      at_ = close + 3;
      continue;
    }
    if (beginning.starts_with("<!")) refuse_table("import.xml_entities");
    end = end_of_tag(at_);
    if (beginning.starts_with("<?") || beginning.starts_with("</")) {
      at_ = end;
      continue;
    }
    return std::string_view(text_).substr(at_, end - at_);
  }
}

/// Elements of one name do not lie inside each other in the parts that are read here.
std::size_t XmlElements::end_of_element(std::size_t tag_end, std::string_view tag) {
  const std::string close = "</" + std::string(name_of_tag(tag));
  for (std::size_t from = tag_end;;) {
    const auto found = find(close, from);
    if (found == std::string::npos) refuse_table("import.damaged");
    while (text_.size() <= found + close.size() && fill()) continue;
    from = found + close.size();
    if (from < text_.size() && ends_name(text_[from])) return end_of_tag(found);
  }
}

std::optional<std::string_view> XmlElements::next() {
  std::size_t end = 0;
  for (auto tag = next_tag(end); tag; tag = next_tag(end)) {
    const std::size_t start = at_;
    at_ = end;
    if (!is_wanted(*tag)) continue;
    if (!tag->ends_with("/>")) {
      at_ = start;  // keeps the limit counting from the beginning of the element
      end = end_of_element(end, std::string(*tag));
    }
    if (end - start > element_max_) refuse_table("import.row_too_long");
    at_ = end;
    return std::string_view(text_).substr(start, end - start);
  }
  return std::nullopt;
}

void parse_xml(std::string_view text, pugi::xml_document& document) {
  if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
    refuse_table("import.xml_entities");
  }
  const auto result =
      document.load_buffer(text.data(), text.size(),
                           pugi::parse_minimal | pugi::parse_escapes | pugi::parse_cdata |
                               pugi::parse_ws_pcdata_single | pugi::parse_wconv_attribute,
                           pugi::encoding_utf8);
  if (!result) refuse_table("import.damaged");
}

std::string_view local_name(const pugi::xml_node& node) { return without_prefix(node.name()); }

pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

std::string rich_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == "t") text += child.child_value();
    if (local_name(child) == "r") text += child_named(child, "t").child_value();
  }
  return text;
}

}  // namespace imports
