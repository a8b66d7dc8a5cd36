// SPDX-License-Identifier: Apache-2.0
#include "mail/letter.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/placeholders.h"
#include "mail/utf8.h"

namespace mail {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{}</title>
<style>
:root {{ color-scheme: light dark; }}
@media (prefers-color-scheme: dark) {{
  .page {{ background: #111418 !important; }}
  .card {{ background: #1c2127 !important; }}
  .ink {{ color: #e8eaed !important; }}
  .quiet {{ color: #a7afb8 !important; }}
  .code {{ background: #2a3038 !important; }}
}}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f3f4f6;">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0"
 style="background:#f3f4f6;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0"
 style="max-width:600px;background:#ffffff;border-radius:8px;">
<tr><td class="ink" style="padding:32px;color:#1f2933;font-family:-apple-system,'Segoe UI',
Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;">
)";

constexpr std::string_view tail = R"(</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
)";

std::string html(std::string_view text) {
  return base::escaped(clean_lines(text), base::Escape::Html);
}

bool is_web_address(std::string_view word) {
  return word.starts_with("https://") || word.starts_with("http://");
}

/// A word of a sentence; where it is an address of the web, a link without the punctuation behind.
std::string html_word(std::string_view word) {
  if (!is_web_address(word)) return html(word);
  const auto end = word.find_last_not_of(".,;:!?)»”") + 1;
  const std::string url = html(word.substr(0, end));
  return fmt::format(R"(<a class="ink" href="{0}" style="color:#1f2933;">{0}</a>{1})", url,
                     html(word.substr(end)));
}

/// As html, with line ends kept and addresses of the web made links.
std::string html_lines(const std::string& paragraph) {
  const std::string clean = clean_lines(paragraph);
  std::string_view text = clean;
  std::string result;
  while (!text.empty()) {
    const auto length = std::min(text.find_first_of(" \n"), text.size());
    result += html_word(text.substr(0, length));
    if (length < text.size()) result += text[length] == '\n' ? "<br>\n" : " ";
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return result;
}

std::string address(const std::string& url) {
  base::ensure(is_web_address(url), "a link in a mail leads to the web");
  return html(url);
}

void add_paragraphs(std::string& out, const std::vector<std::string>& paragraphs) {
  for (const std::string& paragraph : paragraphs) {
    if (paragraph.empty()) continue;
    out += fmt::format("<p style=\"margin:0 0 16px;\">{}</p>\n", html_lines(paragraph));
  }
}

void add_quiet(std::string& out, const std::vector<std::string>& paragraphs) {
  for (const std::string& paragraph : paragraphs) {
    if (paragraph.empty()) continue;
    out += fmt::format(
        "<p class=\"quiet\" style=\"margin:0 0 12px;font-size:14px;color:#52606d;\">{}</p>\n",
        html_lines(paragraph));
  }
}

void add_list(std::string& out, const std::vector<Link>& list) {
  if (list.empty()) return;
  out += "<ul style=\"margin:0 0 16px;padding:0 0 0 20px;\">\n";
  for (const Link& link : list) {
    out += fmt::format(
        "<li style=\"margin:0 0 8px;\"><a class=\"ink\" href=\"{}\" "
        "style=\"color:#1f2933;font-weight:600;\">{}</a></li>\n",
        address(link.url), html(link.label));
  }
  out += "</ul>\n";
}

void add_code(std::string& out, const std::string& code) {
  if (code.empty()) return;
  out += fmt::format(
      "<p class=\"code ink\" style=\"margin:0 0 16px;padding:16px;border-radius:8px;"
      "background:#eef1f4;color:#1f2933;font-family:Menlo,Consolas,monospace;font-size:28px;"
      "line-height:1.2;letter-spacing:3px;text-align:center;\">{}</p>\n",
      html(code));
}

void add_button(std::string& out, const Letter& letter) {
  if (!letter.button) return;
  const std::string url = address(letter.button->url);
  out += fmt::format(
      "<p style=\"margin:24px 0;\"><a href=\"{}\" style=\"display:inline-block;padding:12px 24px;"
      "border-radius:6px;background:#1d4ed8;color:#ffffff;font-weight:600;"
      "text-decoration:none;\">{}</a></p>\n",
      url, html(letter.button->label));
  if (letter.button_hint.empty()) return;
  out += fmt::format(
      "<p class=\"quiet\" style=\"margin:0 0 16px;font-size:13px;color:#52606d;"
      "word-break:break-all;\">{}<br>\n<a class=\"quiet\" href=\"{}\" "
      "style=\"color:#52606d;\">{}</a></p>\n",
      html(letter.button_hint), url, url);
}

/// French keeps it off its word, and on its line.
std::string_view colon(base::Language language) {
  return language == base::Language::fr ? "\u00A0:" : ":";
}

void add_lines(std::string& out, const std::vector<std::string>& paragraphs) {
  for (const std::string& paragraph : paragraphs) {
    if (!paragraph.empty()) out += clean_lines(paragraph) + "\n\n";
  }
}

}  // namespace

std::string text_of(const Letter& letter) {
  std::string out;
  add_lines(out, {letter.greeting});
  add_lines(out, letter.paragraphs);
  for (const Link& link : letter.list) out += fmt::format("- {}\n  {}\n", link.label, link.url);
  if (!letter.list.empty()) out += '\n';
  add_lines(out, {letter.code});
  if (letter.button) {
    out += fmt::format("{}{}\n{}\n\n", letter.button->label, colon(letter.language),
                       letter.button->url);
  }
  add_lines(out, letter.after);
  if (!letter.footer.empty()) out += "-- \n";
  for (const std::string& line : letter.footer) {
    if (!line.empty()) out += clean_lines(line) + "\n";
  }
  return out;
}

std::string html_of(const Letter& letter) {
  std::string out = fmt::format(head, base::language_code(letter.language), html(letter.subject));
  add_paragraphs(out, {letter.greeting});
  add_paragraphs(out, letter.paragraphs);
  add_list(out, letter.list);
  add_code(out, letter.code);
  add_button(out, letter);
  add_quiet(out, letter.after);
  if (!letter.footer.empty()) {
    out += "<hr style=\"margin:24px 0 16px;border:0;border-top:1px solid #d9dee3;\">\n";
  }
  add_quiet(out, letter.footer);
  out += tail;
  return out;
}

}  // namespace mail
