// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "imports/zip_archive.h"

namespace imports {

/// Cuts the elements of one name out of an XML part, one after the other, so that a sheet of any
/// length is never in memory as a whole. Document types and entities are refused: a table needs
/// none, and they are how small files grow.
class XmlElements {
 public:
  /// The name is that behind a namespace prefix.
  XmlElements(std::unique_ptr<ZipEntry> part, std::string name, std::size_t element_max);

  /// The whole element, tags included; valid until the next call.
  std::optional<std::string_view> next();

 private:
  bool fill();
  std::size_t find(std::string_view what, std::size_t from);
  void drop_consumed();
  bool is_wanted(std::string_view tag) const;
  std::size_t end_of_tag(std::size_t at);
  std::size_t end_of_element(std::size_t tag_end, std::string_view tag);
  std::optional<std::string_view> next_tag(std::size_t& end);

  std::unique_ptr<ZipEntry> part_;
  std::string name_;
  std::size_t element_max_;
  std::string text_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

/// Parses one cut element or one small part; what is no XML is refused.
void parse_xml(std::string_view text, pugi::xml_document& document);

/// The name without its namespace prefix.
std::string_view local_name(const pugi::xml_node& node);
pugi::xml_node child_named(const pugi::xml_node& node, std::string_view name);

/// The text of an `<is>` or `<si>`: its runs together, without the readings above them.
std::string rich_text(const pugi::xml_node& node);

}  // namespace imports
