//===- LowerFormat.cpp - Printing and panics ------------------------------===//
//
// Format strings: all arguments are evaluated, then piece by piece is written
// by the runtime or by the argument's own `fmt`.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::FormatPiece;

MDNode *FunctionLowering::unlikelyWeights() {
  return MDBuilder(M.C).createBranchWeights(2000, 1);
}

void FunctionLowering::appendLocation(SMLoc Loc,
                                      SmallVectorImpl<Value *> &Args) {
  if (Caller) {
    StructType *Ty = M.locationType();
    for (unsigned I = 0; I < Ty->getNumElements(); ++I)
      Args.push_back(B.CreateLoad(Ty->getElementType(I),
                                  B.CreateStructGEP(Ty, Caller, I)));
    return;
  }
  ModuleLowering::Position P = M.positionOf(Loc);
  Args.push_back(M.string(P.File));
  Args.push_back(word(P.File.size()));
  Args.push_back(B.getInt32(P.Line));
  Args.push_back(B.getInt32(P.Column));
}

/// Ends the block; the caller goes on elsewhere.
void FunctionLowering::emitNoReturn(StringRef Name, ArrayRef<Value *> Args) {
  SmallVector<llvm::Type *, 6> Tys;
  for (Value *A : Args)
    Tys.push_back(A->getType());
  FunctionCallee Callee = M.runtime(Name, B.getVoidTy(), Tys);
  auto *Target = cast<Function>(Callee.getCallee());
  Target->setDoesNotReturn();
  Target->addFnAttr(Attribute::Cold);
  CallBase *Call = emitCall(Callee, Args);
  Call->setDoesNotReturn();
  B.CreateUnreachable();
}

void FunctionLowering::emitPanicCall(StringRef Message, SMLoc Loc) {
  SmallVector<Value *, 6> Args = {M.string(Message), word(Message.size())};
  appendLocation(Loc, Args);
  emitNoReturn("traitc_panic", Args);
}

void FunctionLowering::emitPanic(StringRef Message, SMLoc Loc) {
  emitPanicCall(Message, Loc);
  enterDead();
}

/// The bits of runtime.h's TRAITC_FMT_*.
static unsigned flagsOf(const FormatPiece &P) {
  unsigned Flags = P.Plus * 1 + P.Alternate * 2 + P.Zero * 4;
  switch (P.Align) {
  case '<':
    return Flags | 8;
  case '^':
    return Flags | 16;
  case '>':
    return Flags | 32;
  default:
    return Flags;
  }
}

void FunctionLowering::writePieces(ArrayRef<FormatPiece> Pieces,
                                   ArrayRef<Value *> Values, Value *Sink) {
  FunctionCallee Write =
      M.runtime("traitc_write", B.getVoidTy(), {L.ptr(), L.ptr(), L.word()});
  FunctionCallee Init =
      M.runtime("traitc_formatter_init", B.getVoidTy(),
                {L.ptr(), L.ptr(), B.getInt32Ty(), B.getInt32Ty(),
                 B.getInt64Ty(), B.getInt64Ty()},
                /*NoUnwind=*/true);
  if (Coro)
    Formatter = nullptr;
  for (unsigned I = 0; I < Pieces.size(); ++I) {
    const FormatPiece &P = Pieces[I];
    if (!P.Arg) {
      if (!P.Text.empty())
        emitCall(Write, {Sink, M.string(P.Text), word(P.Text.size())});
      continue;
    }
    FnRef Fmt = mono(P.Fmt);
    const Type *FormatterRef = monomorphize(Fmt.Fn->Params[1], Fmt.As, W);
    if (!Formatter)
      Formatter =
          Coro ? scopedMemory(FormatterRef->inner(), "formatter", TempScope)
               : memoryFor(FormatterRef->inner(), "formatter");
    emitCall(Init,
             {Formatter, Sink, B.getInt32(static_cast<unsigned char>(P.Fill)),
              B.getInt32(flagsOf(P)), B.getInt64(int64_t(P.Width)),
              B.getInt64(int64_t(P.Precision))});
    Operand Ops[2];
    Ops[0].Ty = mono(P.Arg->Ty);
    Ops[0].V = Values[I];
    Ops[1].Ty = FormatterRef;
    Ops[1].V = Formatter;
    const Type *Result = monomorphize(Fmt.Fn->Ret, Fmt.As, W);
    Value *Dest =
        layout(Result).isIndirect() ? allocaOf(Result, "written") : nullptr;
    callInstance(Fmt, Ops, Dest, P.Arg->Loc);
  }
}

Value *FunctionLowering::lowerFormat(const Expr &E) {
  SmallVector<Value *, 4> Values;
  for (const FormatPiece &P : E.Pieces)
    Values.push_back(P.Arg ? lowerValue(*P.Arg) : nullptr);
  FunctionCallee Out =
      M.runtime(E.Index == 1 ? "traitc_stderr" : "traitc_stdout", L.ptr(), {},
                /*NoUnwind=*/true);
  writePieces(E.Pieces, Values, emitCall(Out, {}, "out"));
  return nullptr;
}

void FunctionLowering::lowerPanic(const Expr &E) {
  bool Plain = none_of(E.Pieces, [](const FormatPiece &P) { return P.Arg; });
  if (Plain) {
    std::string Text;
    for (const FormatPiece &P : E.Pieces)
      Text += P.Text;
    return emitPanic(Text, E.Loc);
  }
  SmallVector<Value *, 4> Values;
  for (const FormatPiece &P : E.Pieces)
    Values.push_back(P.Arg ? lowerValue(*P.Arg) : nullptr);
  Value *Message =
      emitCall(M.runtime("traitc_panic_begin", L.ptr(), {}), {}, "message");
  ScopeId S = openScope();
  CleanupId Abandon = pushCleanup(S, [Message](FunctionLowering &FL) {
    FL.emitCall(FL.M.runtime("traitc_panic_abandon", FL.B.getVoidTy(),
                             {FL.L.ptr()}, /*NoUnwind=*/true),
                {Message});
  });
  writePieces(E.Pieces, Values, Message);
  deactivate(Abandon);
  closeScope(S);
  SmallVector<Value *, 5> Args = {Message};
  appendLocation(E.Loc, Args);
  emitNoReturn("traitc_panic_end", Args);
  enterDead();
}

} // namespace traitc
