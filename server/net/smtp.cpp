// SPDX-License-Identifier: Apache-2.0
#include "net/smtp.h"

#include <curl/curl.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "base/ensure.h"
#include "net/smtp_dialogue.h"

namespace net {
namespace {

struct Upload {
  SmtpDialogue& dialogue;
  std::string_view rest;
};

std::size_t read_message(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& upload = *static_cast<Upload*>(context);
  const std::size_t taken = std::min(size * count, upload.rest.size());
  std::memcpy(buffer, upload.rest.data(), taken);
  upload.rest.remove_prefix(taken);
  if (upload.rest.empty()) upload.dialogue.message_taken();
  return taken;
}

int note_dialogue(CURL*, curl_infotype type, char* data, std::size_t size, void* context) {
  auto& dialogue = *static_cast<SmtpDialogue*>(context);
  if (type == CURLINFO_HEADER_OUT) dialogue.sent({data, size});
  if (type == CURLINFO_HEADER_IN) dialogue.received({data, size});
  return 0;
}

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(handle, option, value);
  base::ensure(code == CURLE_OK, "the mail library knows the options we set");
}

std::string url_of(const SmtpSettings& settings) {
  const std::string_view scheme = settings.security == SmtpSecurity::Tls ? "smtps" : "smtp";
  std::string url = fmt::format("{}://{}:{}", scheme, settings.host, settings.port);
  if (!settings.greeting.empty()) url += "/" + settings.greeting;
  return url;
}

long tls_level(SmtpSecurity security) {
  switch (security) {
    case SmtpSecurity::Off: return CURLUSESSL_NONE;
    case SmtpSecurity::Opportunistic: return CURLUSESSL_TRY;
    case SmtpSecurity::StartTls:
    case SmtpSecurity::Tls: return CURLUSESSL_ALL;
  }
  return CURLUSESSL_ALL;
}

std::string in_brackets(const base::Email& email) { return "<" + email.text() + ">"; }

struct SlistDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Slist = std::unique_ptr<curl_slist, SlistDeleter>;

Slist recipients(const base::Email& email) {
  Slist list(curl_slist_append(nullptr, in_brackets(email).c_str()));
  if (!list) throw std::bad_alloc();
  return list;
}

}  // namespace

class SmtpTransport::Session {
 public:
  explicit Session(const SmtpSettings& settings);
  ~Session() { curl_easy_cleanup(handle_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  SendResult converse(const Envelope& envelope, std::string_view message);
  /// The conversation went over the connection of an earlier one.
  bool reused_connection() const;
  void forget_connection() { set(handle_, CURLOPT_FRESH_CONNECT, 1L); }

 private:
  void set_limits(const SmtpSettings& settings);
  void set_login(const SmtpSettings& settings);

  CURL* handle_;
  std::array<char, CURL_ERROR_SIZE> error_{};
};

SmtpTransport::Session::Session(const SmtpSettings& settings) : handle_(curl_easy_init()) {
  if (handle_ == nullptr) throw std::runtime_error("the mail library does not start");
  set(handle_, CURLOPT_URL, url_of(settings).c_str());
  set(handle_, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(handle_, CURLOPT_PROXY, "");
  set(handle_, CURLOPT_USE_SSL, tls_level(settings.security));
  set(handle_, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!settings.authorities.empty()) {
    set(handle_, CURLOPT_CAINFO, settings.authorities.c_str());
  }
  set(handle_, CURLOPT_UPLOAD, 1L);
  set(handle_, CURLOPT_READFUNCTION, &read_message);
  set(handle_, CURLOPT_DEBUGFUNCTION, &note_dialogue);
  set(handle_, CURLOPT_VERBOSE, 1L);
  set(handle_, CURLOPT_ERRORBUFFER, error_.data());
  set_limits(settings);
  set_login(settings);
}

void SmtpTransport::Session::set_limits(const SmtpSettings& settings) {
  set(handle_, CURLOPT_NOSIGNAL, 1L);
  set(handle_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_max.count()));
  set(handle_, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_max.count()));
}

void SmtpTransport::Session::set_login(const SmtpSettings& settings) {
  if (settings.user.empty()) return;
  set(handle_, CURLOPT_USERNAME, settings.user.c_str());
  set(handle_, CURLOPT_PASSWORD, settings.password.c_str());
}

SendResult SmtpTransport::Session::converse(const Envelope& envelope, std::string_view message) {
  SmtpDialogue dialogue;
  Upload upload{dialogue, message};
  const Slist to = recipients(envelope.recipient);
  error_[0] = '\0';
  set(handle_, CURLOPT_MAIL_FROM, in_brackets(envelope.sender).c_str());
  set(handle_, CURLOPT_MAIL_RCPT, to.get());
  set(handle_, CURLOPT_READDATA, static_cast<void*>(&upload));
  set(handle_, CURLOPT_DEBUGDATA, static_cast<void*>(&dialogue));
  set(handle_, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
  const CURLcode code = curl_easy_perform(handle_);
  set(handle_, CURLOPT_FRESH_CONNECT, 0L);
  set(handle_, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  if (code == CURLE_OK) return dialogue.result({});
  return dialogue.result(error_[0] != '\0' ? error_.data() : curl_easy_strerror(code));
}

bool SmtpTransport::Session::reused_connection() const {
  long connects = 0;
  curl_easy_getinfo(handle_, CURLINFO_NUM_CONNECTS, &connects);
  return connects == 0;
}

SmtpTransport::SmtpTransport(SmtpSettings settings)
    : settings_(std::move(settings)), session_(std::make_unique<Session>(settings_)) {}

SmtpTransport::~SmtpTransport() = default;

/// A server may have given up a connection that lay idle; that alone is no reason to wait.
SendResult SmtpTransport::send(const Envelope& envelope, std::string_view message) {
  SendResult result = session_->converse(envelope, message);
  if (result.is_server_trouble() && session_->reused_connection()) {
    session_->forget_connection();
    result = session_->converse(envelope, message);
  }
  return result;
}

}  // namespace net
