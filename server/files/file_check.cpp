// SPDX-License-Identifier: Apache-2.0
#include "files/file_check.h"

#include <algorithm>
#include <array>
#include <utility>

namespace files {
namespace {

struct Extension {
  std::string_view name;
  std::string_view type;
};

constexpr std::array extensions{
    Extension{"png", "image/png"},
    Extension{"jpg", "image/jpeg"},
    Extension{"jpeg", "image/jpeg"},
    Extension{"gif", "image/gif"},
    Extension{"webp", "image/webp"},
    Extension{"svg", "image/svg+xml"},
    Extension{"pdf", "application/pdf"},
    Extension{"mp4", "video/mp4"},
    Extension{"m4v", "video/mp4"},
    Extension{"webm", "video/webm"},
    Extension{"mov", "video/quicktime"},
    Extension{"mkv", "video/x-matroska"},
    Extension{"avi", "video/x-msvideo"},
    Extension{"mp3", "audio/mpeg"},
    Extension{"m4a", "audio/mp4"},
    Extension{"ogg", "audio/ogg"},
    Extension{"oga", "audio/ogg"},
    Extension{"opus", "audio/ogg"},
    Extension{"zip", "application/zip"},
    Extension{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Extension{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Extension{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Extension{"txt", "text/plain"},
    Extension{"csv", "text/csv"},
    Extension{"tsv", "text/tab-separated-values"},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Empty: no extension, or one we do not know.
std::string_view type_of_name(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  const auto given = name.substr(dot + 1);
  for (const auto& [extension, type] : extensions) {
    if (std::ranges::equal(given, extension, {}, lower)) return type;
  }
  return {};
}

/// Pictures are confused with pictures every day, and sound with film, because one container holds
/// either. Any other type stands for itself.
std::string_view family_of(std::string_view type) {
  const auto major = type.substr(0, type.find('/'));
  if (major == "image") return "picture";
  if (major == "video" || major == "audio") return "recording";
  return type;
}

/// Browsers declare what the computer believes of the extension: only picture, film and sound are
/// told apart reliably.
bool is_contradicted(std::string_view declared, const FileType& found) {
  if (declared.empty() || declared == "application/octet-stream") return false;
  if (declared.ends_with("/ogg") && found.type.ends_with("/ogg")) return false;
  const auto claimed = family_of(declared);
  const auto real = family_of(found.type);
  const bool media = claimed.find('/') == std::string_view::npos ||
                     real.find('/') == std::string_view::npos;
  return media && claimed != real;
}

bool is_lie(const Claim& claim, const FileType& found) {
  const auto by_name = type_of_name(claim.name);
  if (!by_name.empty() && family_of(by_name) != family_of(found.type)) return true;
  if (found.kind == Kind::Text && by_name.empty()) return true;
  return is_contradicted(claim.type, found);
}

bool is_for(Purpose purpose, Kind kind) {
  switch (purpose) {
    case Purpose::Image: return kind == Kind::Image;
    case Purpose::Video: return kind == Kind::Video;
    case Purpose::File: break;
  }
  switch (kind) {
    case Kind::Image:
    case Kind::Video:
    case Kind::Audio:
    case Kind::Document:
    case Kind::Archive:
    case Kind::Text: return true;
    case Kind::ForeignVideo:
    case Kind::Markup:
    case Kind::Unknown: return false;
  }
  std::unreachable();
}

std::optional<std::string> reason_by_purpose(Purpose purpose, Kind kind) {
  if (is_for(purpose, kind)) return std::nullopt;
  const bool foreign = purpose == Purpose::Video && kind == Kind::ForeignVideo;
  return foreign ? "upload.not_playable" : "upload.wrong_type";
}

}  // namespace

FileType named_type(FileType found, std::string_view name) {
  const auto by_name = type_of_name(name);
  if (found.kind == Kind::Text && by_name.starts_with("text/")) found.type = by_name;
  return found;
}

std::optional<std::string> reason_to_refuse(const Claim& claim, const FileType& found) {
  if (auto reason = reason_by_purpose(claim.purpose, found.kind)) return reason;
  if (is_lie(claim, found)) return "upload.wrong_type";
  return std::nullopt;
}

std::optional<std::string> reason_to_refuse_head(const Claim& claim, const FileType& found) {
  if (found.kind != Kind::Archive) return reason_to_refuse(claim, found);
  return reason_by_purpose(claim.purpose, found.kind);
}

}  // namespace files
