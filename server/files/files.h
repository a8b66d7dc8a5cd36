// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/random.h"
#include "files/file_store.h"
#include "files/signature.h"

namespace files {

/// Good for ten minutes; a player asks for a new one by itself.
struct SignedAddress {
  std::string url;
  Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SignedAddress, (), (url, expires_at))

/// Where the bytes of this school lie and who may have their address. Safe to use from many
/// threads.
class Files {
 public:
  /// The folder and the key are made at first use.
  Files(std::filesystem::path data_folder, base::Random& random);

  FileStore& store() { return store_; }

  /// `expires_at` of the ticket is filled in.
  SignedAddress address(Ticket ticket, Instant now);
  std::optional<BadTicket> reason_to_refuse(const Ticket& ticket, std::string_view signature,
                                            Instant now);

  /// A key of its own for each use, from the school's secret key.
  base::Bytes key_for(std::string_view use);

  /// Held while a piece is written: two at once would overwrite each other.
  class Lease {
   public:
    Lease(Files& files, Id<File> id) : files_(&files), id_(id) {}
    Lease(Lease&& other) noexcept : files_(std::exchange(other.files_, nullptr)), id_(other.id_) {}
    Lease& operator=(Lease&&) = delete;
    ~Lease();

   private:
    Files* files_;
    Id<File> id_;
  };
  /// Nothing: somebody writes to it.
  std::optional<Lease> take(Id<File> id);

 private:
  const base::Bytes& secret();

  std::filesystem::path data_folder_;
  base::Random& random_;
  LocalFiles store_;
  std::once_flag secret_read_;
  base::Bytes secret_;
  std::mutex mutex_;
  std::set<Id<File>> taken_;
};

}  // namespace files
