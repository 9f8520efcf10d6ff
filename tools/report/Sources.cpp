//===- Sources.cpp - The source files that records name -------------------===//

#include "Sources.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
using namespace report;

void Sources::addRecord(StringRef Record) {
  SmallString<128> Path(Record);
  if (sys::fs::make_absolute(Path))
    return;
  sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  for (StringRef Folder = sys::path::parent_path(Path); !Folder.empty();
       Folder = sys::path::parent_path(Folder)) {
    if (!SeenAbove.insert(Folder).second)
      return; // and all above it
    Above.push_back(Folder.str());
  }
}

// Not what is no file (a pipe would wait for ever), and nothing huge.
static std::unique_ptr<MemoryBuffer> openFile(StringRef Path) {
  constexpr uint64_t MaxSize = 64 << 20;
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status) ||
      Status.type() != sys::fs::file_type::regular_file ||
      Status.getSize() > MaxSize)
    return nullptr;
  auto Buffer = MemoryBuffer::getFile(Path);
  return Buffer ? std::move(*Buffer) : nullptr;
}

std::unique_ptr<MemoryBuffer> Sources::open(StringRef File) {
  std::string Mapped = File.str();
  for (auto &[Old, New] : Mappings)
    if (StringRef(Mapped).starts_with(Old)) {
      Mapped = New + Mapped.substr(Old.size());
      break;
    }
  auto In = [&](StringRef Folder) {
    SmallString<128> Path(Folder);
    sys::path::append(Path, Mapped);
    return openFile(Path);
  };
  // What a user names comes first: a copied tree has absolute paths too.
  for (const std::string &Root : Roots)
    if (auto Buffer = In(Root))
      return Buffer;
  if (auto Buffer = openFile(Mapped))
    return Buffer;
  if (!sys::path::is_absolute(Mapped))
    for (const std::string &Folder : Above)
      if (auto Buffer = In(Folder))
        return Buffer;
  return nullptr;
}

ArrayRef<StringRef> Sources::lines(StringRef File) {
  if (File.empty())
    return {};
  auto [It, New] = Files.try_emplace(File);
  Found &F = It->second;
  if (New && (F.Buffer = open(File))) {
    SmallVector<StringRef, 0> Lines;
    F.Buffer->getBuffer().split(Lines, '\n');
    for (StringRef Line : Lines)
      F.Lines.push_back(Line.rtrim('\r'));
  }
  return F.Lines;
}

StringRef Sources::identifierAt(StringRef File, unsigned Line,
                                unsigned Column) {
  ArrayRef<StringRef> Lines = lines(File);
  if (Line == 0 || Line > Lines.size() || Column == 0 ||
      Column > Lines[Line - 1].size())
    return "";
  auto IsWord = [](char C) { return isAlnum(C) || C == '_'; };
  StringRef Rest = Lines[Line - 1].drop_front(Column - 1);
  if (isDigit(Rest.front()))
    return "";
  return Rest.take_while(IsWord);
}
