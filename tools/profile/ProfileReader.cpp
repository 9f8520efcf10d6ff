//===- ProfileReader.cpp - Run-time profiles, read and merged -------------===//

#include "ProfileReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <tuple>

using namespace llvm;
using namespace dynasync;

static Error bad(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

static bool readPlace(json::ObjectMapper &Map, ProfiledPlace &P) {
  return Map.map("function", P.Function) && Map.mapOptional("file", P.File) &&
         Map.mapOptional("line", P.Line) &&
         Map.mapOptional("column", P.Column) && Map.map("shape", P.Shape);
}

namespace dynasync {

static bool fromJSON(const json::Value &V, ProfiledNeed &N, json::Path P) {
  const json::Array *Pair = V.getAsArray();
  if (!Pair || Pair->size() != 2) {
    P.report("expected [bytes, roots]");
    return false;
  }
  return json::fromJSON((*Pair)[0], N.Bytes, P.index(0)) &&
         json::fromJSON((*Pair)[1], N.Roots, P.index(1));
}

static bool fromJSON(const json::Value &V, ProfiledSite &S, json::Path P) {
  json::ObjectMapper Map(V, P);
  return Map && readPlace(Map, S) && Map.map("index", S.Index) &&
         Map.map("slots", S.Slots) && Map.map("overflows", S.Overflows) &&
         Map.map("blocks", S.Blocks) && Map.map("heap", S.Heap) &&
         Map.map("elided", S.Elided) && Map.map("unknown", S.Unknown) &&
         Map.map("largest", S.Largest);
}

static bool fromJSON(const json::Value &V, ProfiledRoot &R, json::Path P) {
  json::ObjectMapper Map(V, P);
  return Map && readPlace(Map, R) && Map.map("tail", R.Tail) &&
         Map.map("made", R.Made) && Map.map("alive", R.Alive) &&
         Map.map("peak", R.Peak) && Map.map("most", R.Most) &&
         Map.map("used", R.Used) && Map.map("wanted", R.Wanted);
}

} // namespace dynasync

Expected<Profile> Profile::parse(StringRef Text) {
  Expected<json::Value> V = json::parse(Text);
  if (!V)
    return bad("not a profile of DynAsync: " + toString(V.takeError()));
  const json::Object *O = V->getAsObject();
  std::optional<int64_t> Version =
      O ? O->getInteger("dynasync-profile") : std::nullopt;
  if (!Version)
    return bad("not a profile of DynAsync");
  if (*Version != int64_t(ProfileVersion))
    return createStringError(errc::not_supported,
                             "a profile of version " + Twine(*Version) +
                                 ", where version " + Twine(ProfileVersion) +
                                 " is known");
  Profile Result;
  json::Path::Root Root("profile");
  json::ObjectMapper Map(*V, Root);
  if (!Map || !Map.map("sites", Result.Sites) ||
      !Map.map("roots", Result.Roots))
    return Root.getError();
  Result.normalize();
  return Result;
}

Expected<Profile> Profile::read(StringRef File) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Buffer)
    return bad(File + ": " + Buffer.getError().message());
  Expected<Profile> P = parse((*Buffer)->getBuffer());
  if (P)
    return P;
  std::error_code Code;
  std::string Why;
  handleAllErrors(P.takeError(), [&](const ErrorInfoBase &E) {
    Code = E.convertToErrorCode();
    Why = E.message();
  });
  return createStringError(Code, File + ": " + Why);
}

static auto keyOf(const ProfiledPlace &P) {
  return std::tie(P.Function, P.Shape, P.File, P.Line, P.Column);
}

static void addNeeds(std::vector<ProfiledNeed> &To,
                     std::vector<ProfiledNeed> &From) {
  append_range(To, From);
  sort(To, [](const ProfiledNeed &A, const ProfiledNeed &B) {
    return A.Bytes < B.Bytes;
  });
  std::vector<ProfiledNeed> Sum;
  for (const ProfiledNeed &N : To)
    if (!Sum.empty() && Sum.back().Bytes == N.Bytes)
      Sum.back().Roots += N.Roots;
    else
      Sum.push_back(N);
  To = std::move(Sum);
}

static void addTo(ProfiledSite &To, ProfiledSite &From) {
  To.Slots += From.Slots;
  To.Overflows += From.Overflows;
  To.Blocks += From.Blocks;
  To.Heap += From.Heap;
  To.Elided += From.Elided;
  To.Unknown += From.Unknown;
  To.Largest = std::max(To.Largest, From.Largest);
}

// Those of two runs are not there at once.
static void addTo(ProfiledRoot &To, ProfiledRoot &From) {
  To.Tail = std::max(To.Tail, From.Tail);
  To.Made += From.Made;
  To.Alive += From.Alive;
  To.Peak = std::max(To.Peak, From.Peak);
  To.Most = std::max(To.Most, From.Most);
  addNeeds(To.Used, From.Used);
  addNeeds(To.Wanted, From.Wanted);
}

template <class T, class Less>
static void mergeEqual(std::vector<T> &Items, Less IsLess) {
  sort(Items, IsLess);
  std::vector<T> Merged;
  for (T &Item : Items)
    if (!Merged.empty() && !IsLess(Merged.back(), Item))
      addTo(Merged.back(), Item);
    else
      Merged.push_back(std::move(Item));
  Items = std::move(Merged);
}

void Profile::normalize() {
  mergeEqual(Sites, [](const ProfiledSite &A, const ProfiledSite &B) {
    return std::tuple_cat(keyOf(A), std::tie(A.Index)) <
           std::tuple_cat(keyOf(B), std::tie(B.Index));
  });
  mergeEqual(Roots, [](const ProfiledRoot &A, const ProfiledRoot &B) {
    return keyOf(A) < keyOf(B);
  });
  std::vector<ProfiledNeed> None;
  for (ProfiledRoot &R : Roots) {
    addNeeds(R.Used, None);
    addNeeds(R.Wanted, None);
  }
}

void Profile::add(const Profile &Other) {
  append_range(Sites, Other.Sites);
  append_range(Roots, Other.Roots);
  normalize();
}

static void writePlace(json::OStream &J, const ProfiledPlace &P) {
  J.attribute("function", P.Function);
  if (!P.File.empty())
    J.attribute("file", P.File);
  if (P.Line)
    J.attribute("line", P.Line);
  if (P.Column)
    J.attribute("column", P.Column);
  J.attribute("shape", P.Shape);
}

void Profile::write(raw_ostream &OS) const {
  json::OStream J(OS, /*IndentSize=*/1);
  auto Needs = [&](StringRef Name, const std::vector<ProfiledNeed> &All) {
    J.attributeArray(Name, [&] {
      for (const ProfiledNeed &N : All)
        J.value(json::Array{N.Bytes, N.Roots});
    });
  };
  J.object([&] {
    J.attribute("dynasync-profile", ProfileVersion);
    J.attributeArray("sites", [&] {
      for (const ProfiledSite &S : Sites)
        J.object([&] {
          writePlace(J, S);
          J.attribute("index", S.Index);
          J.attribute("slots", S.Slots);
          J.attribute("overflows", S.Overflows);
          J.attribute("blocks", S.Blocks);
          J.attribute("heap", S.Heap);
          J.attribute("elided", S.Elided);
          J.attribute("unknown", S.Unknown);
          J.attribute("largest", S.Largest);
        });
    });
    J.attributeArray("roots", [&] {
      for (const ProfiledRoot &R : Roots)
        J.object([&] {
          writePlace(J, R);
          J.attribute("tail", R.Tail);
          J.attribute("made", R.Made);
          J.attribute("alive", R.Alive);
          J.attribute("peak", R.Peak);
          J.attribute("most", R.Most);
          Needs("used", R.Used);
          Needs("wanted", R.Wanted);
        });
    });
  });
  OS << '\n';
}
