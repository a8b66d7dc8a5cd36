// SPDX-License-Identifier: Apache-2.0
#include "imports/begin_import.h"

#include <algorithm>

#include "base/rejections.h"
#include "courses/change_product.h"
#include "files/file_table.h"
#include "imports/import_store.h"

namespace imports {
namespace {

using base::Permission;

struct Source {
  std::unique_ptr<Table> table;
  std::string name;
};

Source source_of(const Environment& environment, const ImportDraft& draft) {
  if (draft.upload.has_value() == draft.pasted.has_value()) {
    throw base::Invalid("/upload", "import.upload_or_pasted");
  }
  if (draft.pasted) return {open_pasted(draft.pasted->v), {}};
  const auto file = environment.db.read(
      [&](db::Reader& reader) { return files::find_file(reader, *draft.upload); });
  if (!file) throw base::Invalid("/upload", "upload.unknown");
  if (file->state != files::FileState::Ready) throw base::Invalid("/upload", "upload.not_ready");
  return {open_table(environment.files.path_of(file->id)), file->name};
}

std::vector<ColumnMapping> first_columns(db::Reader& reader, const Overview& overview) {
  const auto fields = people::list_fields(reader);
  auto columns = guessed_columns(overview, fields);
  auto remembered = store::remembered_columns(reader, header_key(overview));
  if (!remembered) return columns;
  // What was said of another file's dates need not hold for these.
  for (ColumnMapping& column : *remembered) {
    const auto index = static_cast<std::size_t>(column.index);
    if (index < overview.columns.size()) column.date_order = overview.columns[index].date_order;
  }
  Mapping mapping{.columns = *remembered};
  const auto mistakes = mistakes_in(mapping, overview, fields);
  const bool fits = std::ranges::all_of(
      mistakes, [](const base::FieldError& error) { return error.code == "date.ambiguous"; });
  return fits ? *remembered : columns;
}

/// A column whose values tell the order of its dates needs nobody to say it.
void fill_date_orders(Mapping& mapping, const Overview& overview) {
  for (ColumnMapping& column : mapping.columns) {
    const auto index = static_cast<std::size_t>(column.index);
    if (index >= overview.columns.size()) continue;
    const auto& told = overview.columns[index].date_order;
    if (!column.date_order) column.date_order = told;
  }
}

struct Naming {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Naming, (), (name))

struct Renaming {
  Naming before;
  Naming after;
};
BOOST_DESCRIBE_STRUCT(Renaming, (), (before, after))

class AccessChecking {
 public:
  AccessChecking(db::Reader& reader, const Import& import, const Mapping& mapping,
                 const base::Actor& actor)
      : reader_(reader), import_(import), mapping_(mapping), actor_(actor) {}

  std::vector<base::FieldError> check() {
    if (!mapping_.access) return {};
    if (!actor_.may(Permission::GiveAccess)) throw base::Forbidden("access.not_yours");
    if (names(Target::PaidAmount) && !actor_.may(Permission::RecordPayments)) {
      throw base::Forbidden("payment.not_yours");
    }
    const AccessForAll& access = *mapping_.access;
    const int ways = (access.offer ? 1 : 0) + (access.full.value_or(false) ? 1 : 0) +
                     (access.by_column.value_or(false) ? 1 : 0);
    if (ways != 1) fail("/access", "import.one_way_of_access");
    if (access.full.value_or(false) && !import_.product) {
      fail("/access/full", "import.no_product");
    }
    if (access.offer) check_offer(*access.offer);
    return std::move(errors_);
  }

 private:
  bool names(Target target) const {
    return std::ranges::find(mapping_.columns, target, &ColumnMapping::target) !=
           mapping_.columns.end();
  }

  void check_offer(Id<Offer> id) {
    const auto offer = offers::find_offer(reader_, id);
    if (!offer) return fail("/access/offer", "offer.unknown");
    if (offer->status == offers::OfferStatus::Archived) {
      return fail("/access/offer", "offer.archived");
    }
    if (!import_.product) return;
    const auto line =
        std::ranges::find(offer->lines, *import_.product, &offers::OfferLine::product);
    if (line == offer->lines.end()) fail("/access/offer", "offer.other_product");
  }

  void fail(std::string pointer, std::string code) {
    errors_.push_back({std::move(pointer), std::move(code), {}});
  }

  db::Reader& reader_;
  const Import& import_;
  const Mapping& mapping_;
  const base::Actor& actor_;
  std::vector<base::FieldError> errors_;
};

}  // namespace

Import read_import(const Environment& environment, const ImportDraft& draft,
                   const base::Actor& actor) {
  const auto source = source_of(environment, draft);
  Import import;
  import.overview = overview_of(*source.table, std::nullopt);
  import.file = draft.upload;
  import.product = draft.product;
  import.created_by = actor.name;
  environment.db.read([&](db::Reader& reader) {
    if (draft.product && !courses::find_product(reader, *draft.product)) {
      throw base::Invalid("/product", "product.unknown");
    }
    import.mapping.columns = first_columns(reader, import.overview);
    const auto today = school::school_of(reader).zone.local_of(reader.now());
    import.name = draft.name ? draft.name->v : source.name;
    if (import.name.empty()) import.name = today.text();
  });
  return import;
}

Import begin_import(db::Transaction& tx, Import import, const ImportDraft& draft,
                    const base::Actor& actor) {
  import.id = tx.new_id<Import>();
  import.batch = tx.new_id<journal::Batch>();
  import.created_at = tx.now();
  store::insert(tx, import,
                draft.pasted ? std::optional(draft.pasted->v) : std::nullopt);
  journal::record(tx, actor,
                  {.action = "import.created",
                   .object = journal::Object::of(import.id),
                   .batch = import.batch});
  return import;
}

Import map_import(db::Transaction& tx, Import import, const Mapping& mapping,
                  const base::Actor& actor) {
  import.mapping = mapping;
  import.mapping.has_header = import.overview.has_header;
  fill_date_orders(import.mapping, import.overview);
  auto errors = mistakes_in(import.mapping, import.overview, people::list_fields(tx));
  for (auto& error : AccessChecking(tx, import, import.mapping, actor).check()) {
    errors.push_back(std::move(error));
  }
  if (!errors.empty()) throw base::Invalid(std::move(errors));
  const bool has_run = import.counts.rows > 0 && may_be_undone(import.state);
  if (!has_run) import.state = ImportState::Mapped;
  store::update(tx, import);
  store::remember_columns(tx, header_key(import.overview), import.mapping.columns);
  return import;
}

Import rename_import(db::Transaction& tx, Import import, const ImportPatch& patch,
                     const base::Actor& actor) {
  const Renaming change{{import.name}, {patch.name.v}};
  import.name = patch.name.v;
  store::update(tx, import);
  journal::record(tx, actor,
                  {.action = "import.renamed",
                   .object = journal::Object::of(import.id),
                   .details = describe::to_json(change),
                   .batch = import.batch});
  return import;
}

Overview overview_again(const Environment& environment, Import import, bool has_header) {
  import.overview.has_header = false;  // so that the first row is not passed over
  const auto table = open_import(environment.db, environment.files, import);
  return overview_of(*table, has_header);
}

}  // namespace imports
