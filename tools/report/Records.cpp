//===- Records.cpp - Reading optimization records -------------------------===//
//
// YAML and bitstream, by LLVM's own parser. Only remarks of DynAsync count;
// their fields are those of passes/Remarks.cpp.
//
//===----------------------------------------------------------------------===//

#include "Records.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Remarks/Remark.h"
#include "llvm/Remarks/RemarkParser.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>

using namespace llvm;
using namespace report;

// OBJECT.opt.yaml, as clang names them; OUT.opt.ld.yaml, OBJECT.opt.yaml.thin.N
// as lld does.
static bool isRecordName(StringRef Name) {
  return Name.contains(".opt.") &&
         (Name.contains(".yaml") || Name.contains(".bitstream"));
}

Expected<std::vector<std::string>> report::findRecords(StringRef Path) {
  sys::fs::file_status Status;
  if (std::error_code EC = sys::fs::status(Path, Status))
    return createStringError(EC, Path + ": " + EC.message());
  std::vector<std::string> Files;
  if (Status.type() != sys::fs::file_type::directory_file) {
    Files.push_back(Path.str());
    return Files;
  }
  std::error_code EC;
  for (sys::fs::recursive_directory_iterator
           It(Path, EC, /*follow_symlinks=*/false),
       End;
       It != End && !EC; It.increment(EC))
    if (isRecordName(sys::path::filename(It->path())) &&
        It->type() != sys::fs::file_type::directory_file)
      Files.push_back(It->path());
  if (EC)
    return createStringError(EC, Path + ": " + EC.message());
  llvm::sort(Files);
  return Files;
}

// The source's name of a function that passes may have put elsewhere.
static StringRef sourceSymbol(StringRef Symbol) {
  for (StringRef Suffix :
       {dynasync::SlotEntrySuffix, dynasync::ElidedSuffix,
        dynasync::FramedSuffix, dynasync::ShimSuffix, dynasync::RoomSuffix})
    if (size_t At = Symbol.find(Suffix); At != StringRef::npos)
      return Symbol.take_front(At);
  return Symbol;
}

namespace {

class Reader {
public:
  Reader(Report &R, const remarks::Remark &From) : R(R), From(From) {}
  void read();
  /// Of another pass: that a callee's frame is a part of its caller's.
  void readElision();

private:
  StringRef field(StringRef Key) const {
    for (const remarks::Argument &A : From.Args)
      if (A.Key == Key)
        return A.Val;
    return "";
  }
  std::optional<uint64_t> number(StringRef Key) const {
    uint64_t Value = 0;
    if (field(Key).getAsInteger(10, Value))
      return std::nullopt;
    // What is more than that is wrong, and must not overflow in sums.
    return std::min(Value, uint64_t(1) << 40);
  }
  StringRef save(StringRef S) const { return R.Strings.save(S); }
  StringRef symbol(StringRef S) const { return save(sourceSymbol(S)); }
  Place place() const;
  Coroutine &coroutine(StringRef Symbol);
  void addSite(Site::Kind K);

  Report &R;
  const remarks::Remark &From;
};

} // namespace

Place Reader::place() const {
  Place At;
  if (From.Loc) {
    At.File = save(From.Loc->SourceFilePath);
    At.Line = From.Loc->SourceLine;
    At.Column = From.Loc->SourceColumn;
  }
  return At;
}

Coroutine &Reader::coroutine(StringRef Symbol) {
  Coroutine &C = R.Coroutines[symbol(Symbol)];
  if (!C.At.Line)
    C.At = place();
  return C;
}

void Reader::addSite(Site::Kind K) {
  Site S;
  S.K = K;
  S.At = place();
  S.Caller = symbol(From.FunctionName);
  if (StringRef Callee = field("Callee"); Callee != "indirect")
    S.Callee = symbol(Callee);
  S.Reason = save(field("Reason"));
  S.Strategy = save(field("Strategy"));
  S.SlotSize = number("SlotSize");
  S.MakesFrame = field("MakesFrame") != "false";
  S.HasRoom = field("Room") != "false";
  S.LoopDepth = number("LoopDepth").value_or(0);
  S.Units = 1;
  R.Sites.push_back(std::move(S));
}

void Reader::readElision() {
  R.ElidedByLLVM.insert({symbol(field("caller")), symbol(field("callee"))});
}

void Reader::read() {
  StringRef Name = From.RemarkName;
  if (Name == "Lowered")
    return addSite(Site::Kind::Lowered);
  if (Name == "Elided")
    return addSite(Site::Kind::Elided);
  if (Name == "NotLowered")
    return addSite(Site::Kind::Missed);
  if (Name == "Root") {
    addSite(Site::Kind::Root);
    R.Sites.back().Reason = "not-awaited";
    return;
  }
  if (Name == "Forwards") {
    StringRef Callee = field("Callee");
    auto &Callees = R.Forwards[symbol(From.FunctionName)];
    if (Callee != "indirect" && !is_contained(Callees, symbol(Callee)))
      Callees.push_back(symbol(Callee));
    return;
  }
  StringRef Function = field("Function");
  if (Name == "Frame") {
    // Units with other flags have other sizes: the largest counts.
    Coroutine &C = coroutine(Function);
    C.Frame = std::max(C.Frame.value_or(0), number("FrameSize").value_or(0));
  } else if (Name == "Storage") {
    Coroutine &C = coroutine(Function);
    C.Tail = std::max(C.Tail.value_or(0), number("Tail").value_or(0));
    C.Slots = std::clamp<uint64_t>(number("Slots").value_or(1), C.Slots,
                                   dynasync::MaxChildSlots);
  } else if (Name == "NotPublished" || Name == "SizeUnknown") {
    addSite(Site::Kind::Coroutine);
    Site &S = R.Sites.back();
    S.Callee = S.Caller = symbol(Function);
    if (Name == "SizeUnknown")
      S.Reason = "size-unknown";
    else
      coroutine(Function).Published = false;
  }
}

Error report::readRecords(Report &R, StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/true);
  if (!Buffer)
    return createStringError(Buffer.getError(),
                             Path + ": " + Buffer.getError().message());
  ++R.NumFiles;
  StringRef Text = (*Buffer)->getBuffer();
  if (Text.trim().empty())
    return Error::success(); // a unit of which there is nothing to say
  auto Malformed = [&](Error E) {
    // Behind the first line are lines of the file.
    std::string Message = toString(std::move(E));
    return createStringError(Path + ": no optimization record (" +
                             StringRef(Message).trim().split('\n').first +
                             "): remove it, or compile its unit again");
  };
  auto Format = remarks::magicToFormat(Text);
  if (!Format)
    return Malformed(Format.takeError());
  // A section of an object names the file that has the remarks.
  auto Parser = remarks::createRemarkParserFromMeta(
      *Format, Text, sys::path::parent_path(Path));
  if (!Parser)
    return Malformed(Parser.takeError());
  // The parser takes what it cannot scan for the end.
  uint64_t Records = Text.count("\n--- !") + Text.starts_with("--- !");
  for (uint64_t Read = 0;; ++Read) {
    auto Next = (*Parser)->next();
    if (!Next) {
      Error E = Next.takeError();
      if (E.isA<remarks::EndOfFileError>()) {
        consumeError(std::move(E));
        if (*Format != remarks::Format::YAML || Read >= Records)
          return Error::success();
        return createStringError(
            Path + ": only " + Twine(Read) + " of " + Twine(Records) +
            " records could be read: compile its unit again");
      }
      return Malformed(std::move(E));
    }
    if ((*Next)->PassName != dynasync::RemarkPass) {
      ++R.NumOtherRemarks;
      if ((*Next)->RemarkName == "CoroAnnotationElide")
        Reader(R, **Next).readElision();
      continue;
    }
    ++R.NumRemarks;
    Reader(R, **Next).read();
  }
}

void report::mergeSites(Report &R) {
  StringMap<unsigned> Seen;
  std::vector<Site> Merged;
  for (Site &S : R.Sites) {
    std::string Key;
    raw_string_ostream(Key)
        << S.At.File << '\0' << S.At.Line << '\0' << S.At.Column << '\0'
        << S.Caller << '\0' << S.Callee << '\0' << unsigned(S.K) << '\0'
        << S.Reason << '\0' << S.Strategy;
    auto [It, New] = Seen.try_emplace(Key, Merged.size());
    if (New) {
      Merged.push_back(std::move(S));
      continue;
    }
    Site &Into = Merged[It->second];
    Into.Units += S.Units;
    Into.LoopDepth = std::max(Into.LoopDepth, S.LoopDepth);
    Into.MakesFrame |= S.MakesFrame;
    Into.HasRoom &= S.HasRoom;
  }
  R.Sites = std::move(Merged);
}
