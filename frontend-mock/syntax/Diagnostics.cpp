//===- Diagnostics.cpp - Errors with file, line and caret -----------------===//

#include "syntax/Diagnostics.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace traitc;

/// Generated files have lines of any length: shows the part around the place.
static SMDiagnostic shortened(const SourceMgr &SM, const SMDiagnostic &D) {
  constexpr int Longest = 400, Before = 80, Shown = 200;
  StringRef Line = D.getLineContents();
  if (D.getColumnNo() < 0 || static_cast<int>(Line.size()) <= Longest)
    return D;
  int From = std::max(0, D.getColumnNo() - Before);
  // The column in the header is that of the text shown, so the real one is
  // said in words.
  std::string Message = D.getMessage().str();
  if (From > 0)
    Message += (Twine(" (at column ") + Twine(D.getColumnNo() + 1) +
                " of a long line)")
                   .str();
  return SMDiagnostic(SM, D.getLoc(), D.getFilename(), D.getLineNo(),
                      D.getColumnNo() - From, D.getKind(), Message,
                      Line.substr(From, Shown), {});
}

static void print(SourceMgr &SM, SMLoc Loc, SourceMgr::DiagKind Kind,
                  const Twine &Message, SMRange Range = {}) {
  if (!Loc.isValid()) {
    StringRef File;
    if (SM.getNumBuffers())
      File = SM.getMemoryBuffer(SM.getMainFileID())->getBufferIdentifier();
    SM.PrintMessage(errs(), SMDiagnostic(File, Kind, Message.str()));
    return;
  }
  ArrayRef<SMRange> Ranges;
  if (Range.isValid())
    Ranges = Range;
  SM.PrintMessage(errs(),
                  shortened(SM, SM.GetMessage(Loc, Kind, Message, Ranges)));
}

void Diagnostics::error(SMLoc Loc, const Twine &Message, SMRange Range) {
  LastPrinted = false;
  if (exhausted() || (Loc.isValid() && !Places.insert(Loc.getPointer()).second))
    return;
  ++NumErrors;
  LastPrinted = true;
  print(SM, Loc, SourceMgr::DK_Error, Message, Range);
  if (exhausted())
    print(SM, SMLoc(), SourceMgr::DK_Note, "too many errors, stopping here");
}

void Diagnostics::note(SMLoc Loc, const Twine &Message) {
  if (LastPrinted && !exhausted())
    print(SM, Loc, SourceMgr::DK_Note, Message);
}

void Diagnostics::warning(SMLoc Loc, const Twine &Message) {
  LastPrinted = false;
  if (!exhausted())
    print(SM, Loc, SourceMgr::DK_Warning, Message);
}
