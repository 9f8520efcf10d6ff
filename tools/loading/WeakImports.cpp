//===- WeakImports.cpp - Lets any LLVM load the plugin --------------------===//
//
//   weak-imports DynAsync-22.so     rewrites the file; a step of the build
//
// References in data (vtables, keys of analyses) are resolved while a library
// is loaded, and another LLVM lacks some of them: all that its user would read
// is `undefined symbol`. Here these become weak, and resolve to nothing there;
// then the plugin's entry point says in words what does not fit
// (passes/Host.h). What is only called stays as it was: the first call resolves
// it.
//
//===----------------------------------------------------------------------===//

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileOutputBuffer.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace llvm::object;

// The file's bytes are this program's own copy.
template <class ELFT>
static bool makeWeak(const ELFObjectFileBase &Object, SymbolRef Symbol) {
  auto *File = dyn_cast<ELFObjectFile<ELFT>>(&Object);
  if (!File)
    return false;
  auto Entry = File->getSymbol(Symbol.getRawDataRefImpl());
  if (!Entry) {
    consumeError(Entry.takeError());
    return false;
  }
  const_cast<typename ELFT::Sym *>(*Entry)->setBinding(ELF::STB_WEAK);
  return true;
}

static Error weaken(const ELFObjectFileBase &Object) {
  for (const SectionRef &Section : Object.dynamic_relocation_sections()) {
    Expected<StringRef> Name = Section.getName();
    if (!Name)
      return Name.takeError();
    if (Name->ends_with(".plt"))
      continue;
    for (const RelocationRef &R : Section.relocations()) {
      symbol_iterator Symbol = R.getSymbol();
      if (Symbol == Object.symbol_end())
        continue;
      Expected<StringRef> Text = Symbol->getName();
      if (!Text)
        return Text.takeError();
      Expected<uint32_t> Flags = Symbol->getFlags();
      if (!Flags)
        return Flags.takeError();
      // Mangled: a name in namespace llvm.
      if (!(*Flags & SymbolRef::SF_Undefined) || !Text->contains("4llvm"))
        continue;
      if (!makeWeak<ELF64LE>(Object, *Symbol) &&
          !makeWeak<ELF64BE>(Object, *Symbol) &&
          !makeWeak<ELF32LE>(Object, *Symbol) &&
          !makeWeak<ELF32BE>(Object, *Symbol))
        return createStringError("cannot change " + *Text);
    }
  }
  return Error::success();
}

static Error run(StringRef Path) {
  auto Read = MemoryBuffer::getFile(Path);
  if (!Read)
    return errorCodeToError(Read.getError());
  auto Copy = WritableMemoryBuffer::getNewUninitMemBuffer(
      (*Read)->getBufferSize(), Path);
  copy((*Read)->getBuffer(), Copy->getBufferStart());
  auto Object = ObjectFile::createELFObjectFile(Copy->getMemBufferRef());
  if (!Object)
    return Object.takeError();
  if (Error E = weaken(*cast<ELFObjectFileBase>(Object->get())))
    return E;
  auto Out = FileOutputBuffer::create(Path, Copy->getBufferSize(),
                                      FileOutputBuffer::F_executable);
  if (!Out)
    return Out.takeError();
  copy(Copy->getBuffer(), (*Out)->getBufferStart());
  return (*Out)->commit();
}

int main(int Count, char **Arguments) {
  if (Count != 2) {
    errs() << "usage: weak-imports PLUGIN\n";
    return 2;
  }
  if (Error E = run(Arguments[1])) {
    errs() << "weak-imports: error: " << Arguments[1] << ": "
           << toString(std::move(E)) << '\n';
    return 1;
  }
  return 0;
}
