//===- LowerControl.cpp - Blocks, conditions, loops, jumps ----------------===//
//
// Control flow and the scopes of temporaries: statements, branches of `if`,
// arms and loop bodies end those made in them; a block's tail leaves its
// temporaries to what is around the block.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;
using hir::Pattern;

/// Joins the values of branches: a PHI for Direct types.
class FunctionLowering::Join {
public:
  Join(FunctionLowering &FL, const Type *T, const Twine &Name)
      : FL(FL), Ty(FL.layout(T).isDirect() ? FL.layout(T).Value : nullptr),
        End(FL.block(Name)) {}
  /// The value of the branch that ends here, if it gets here.
  void add(Value *V) {
    if (FL.isDead()) {
      FL.B.CreateUnreachable();
      return;
    }
    In.push_back({V, FL.B.GetInsertBlock()});
    FL.B.CreateBr(End);
  }
  Value *finish() {
    FL.B.SetInsertPoint(End);
    FL.markIfDead();
    if (!Ty)
      return nullptr;
    if (In.empty())
      return PoisonValue::get(Ty);
    PHINode *Phi = FL.B.CreatePHI(Ty, In.size(), "value");
    for (auto [V, From] : In)
      Phi->addIncoming(V ? V : PoisonValue::get(Ty), From);
    return Phi;
  }

private:
  FunctionLowering &FL;
  llvm::Type *Ty;
  BasicBlock *End;
  SmallVector<std::pair<Value *, BasicBlock *>, 4> In;
};

Value *FunctionLowering::lowerBlock(const Expr &E, Value *Dest) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  bool Labelled = Moves.isJumpTarget(&E);
  BasicBlock *End = nullptr;
  AllocaInst *Slot = nullptr;
  if (Labelled) {
    End = block("block.end");
    if (layout(E.Ty).isDirect())
      Slot = allocaOf(E.Ty, "value");
    Targets.push_back({&E, End, nullptr, NextScope, Slot ? Slot : Dest});
    Conditional.push_back(NextScope);
  }
  ScopeId S = openScope();
  for (const hir::Stmt &Stmt : E.Stmts) {
    if (Stmt.K == hir::Stmt::Kind::Let) {
      lowerLet(Stmt);
      continue;
    }
    TempScopeRAII Temps(*this);
    lowerDiscard(*Stmt.E);
  }
  Value *V = nullptr;
  if (E.A) {
    ExtendTo = Extend;
    V = lower(*E.A, Dest);
    if (!layout(E.A->Ty).isDirect())
      V = nullptr;
  }
  closeScope(S);
  if (!Labelled) {
    const TypeLayout &TL = layout(E.Ty);
    return TL.isDirect() ? valueOf(TL, V) : nullptr;
  }
  Conditional.pop_back();
  Targets.pop_back();
  if (Slot && V)
    store(E.Ty, V, Slot);
  B.CreateBr(End);
  B.SetInsertPoint(End);
  return Slot ? load(E.Ty, Slot) : nullptr;
}

Value *FunctionLowering::lowerIf(const Expr &E, Value *Dest) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  Value *Condition;
  {
    TempScopeRAII Temps(*this);
    Condition = lowerValue(*E.A);
    if (!Condition)
      Condition = PoisonValue::get(B.getInt1Ty()); // diverged
  }
  BasicBlock *Then = block("then"), *Else = block("else");
  B.CreateCondBr(Condition, Then, Else);
  Join Both(*this, E.Ty, "endif");
  for (const Expr *Arm : {E.B, E.C}) {
    B.SetInsertPoint(Arm == E.B ? Then : Else);
    Conditional.push_back(NextScope);
    Value *V = nullptr;
    if (Arm) {
      TempScopeRAII Temps(*this);
      ExtendTo = Extend;
      V = lower(*Arm, Dest);
      if (!layout(Arm->Ty).isDirect())
        V = nullptr;
    }
    Conditional.pop_back();
    Both.add(V);
  }
  return Both.finish();
}

Value *FunctionLowering::lowerLoop(const Expr &E, Value *Dest) {
  BasicBlock *Head = block("loop"), *End = block("loop.end");
  AllocaInst *Slot =
      layout(E.Ty).isDirect() ? allocaOf(E.Ty, "value") : nullptr;
  Targets.push_back({&E, End, Head, NextScope, Slot ? Slot : Dest});
  B.CreateBr(Head);
  B.SetInsertPoint(Head);
  Conditional.push_back(NextScope);
  {
    TempScopeRAII Temps(*this);
    lowerDiscard(*E.B);
  }
  Conditional.pop_back();
  B.CreateBr(Head);
  Targets.pop_back();
  B.SetInsertPoint(End);
  markIfDead();
  return Slot ? load(E.Ty, Slot) : nullptr;
}

void FunctionLowering::lowerBreak(const Expr &E) {
  JumpTarget *To = nullptr;
  for (JumpTarget &T : Targets)
    if (T.E == E.Target)
      To = &T;
  assert(To && "a jump out of nothing");
  BasicBlock *Where = E.K == ExprKind::Break ? To->Break : To->Continue;
  ScopeId First = To->First;
  Value *Dest = To->Dest;
  if (E.A) {
    const TypeLayout &TL = layout(E.A->Ty);
    if (TL.isIndirect() && HalfBuilt) {
      // What is half built may be where the result goes.
      Value *Temp = allocaOf(E.A->Ty, "value");
      lowerInto(*E.A, Temp);
      emitCleanups(First, Where);
      copy(E.A->Ty, Dest, Temp);
      return jump(Where);
    }
    Value *V = lower(*E.A, Dest);
    if (TL.isDirect())
      store(E.A->Ty, V, Dest);
  }
  emitCleanups(First, Where);
  jump(Where);
}

Value *FunctionLowering::lowerMatch(const Expr &E, Value *Dest) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  Place V = lowerPlace(*E.A);
  Join Arms(*this, E.Ty, "endmatch");
  for (const hir::MatchArm &Arm : E.Arms) {
    BasicBlock *Next = block("arm");
    Conditional.push_back(NextScope);
    Value *Result = nullptr;
    {
      TempScopeRAII Temps(*this);
      testPattern(*Arm.Pat, V, Next);
      if (Arm.Guard) {
        // The guard sees what would be moved where it still is.
        bindPattern(*Arm.Pat, V, scope(), BindFor::Guard);
        Value *Holds;
        {
          TempScopeRAII GuardTemps(*this);
          Holds = lowerValue(*Arm.Guard);
        }
        BasicBlock *Taken = block("guard.holds"), *Fails = block("guard.fails");
        B.CreateCondBr(Holds, Taken, Fails);
        B.SetInsertPoint(Fails);
        emitCleanups(Temps.Id);
        B.CreateBr(Next);
        B.SetInsertPoint(Taken);
        bindPattern(*Arm.Pat, V, scope(), BindFor::AfterGuard);
      } else {
        bindPattern(*Arm.Pat, V, scope());
      }
      ExtendTo = Extend;
      Result = lower(*Arm.Body, Dest);
      if (!layout(Arm.Body->Ty).isDirect())
        Result = nullptr;
    }
    Conditional.pop_back();
    Arms.add(Result);
    B.SetInsertPoint(Next);
    markIfDead();
    if (isDead())
      break; // the arm before matches always
  }
  B.CreateUnreachable();
  return Arms.finish();
}

// --- let ---------------------------------------------------------------------

static bool bindsByReference(const Pattern &P) {
  if (P.K == Pattern::Kind::Bind &&
      (P.M == Pattern::Ref || P.M == Pattern::RefMut))
    return true;
  if (P.Sub && bindsByReference(*P.Sub))
    return true;
  return any_of(
             P.Fields,
             [](const hir::FieldPat &F) { return bindsByReference(*F.Pat); }) ||
         any_of(P.Alts, [](const Pattern *A) { return bindsByReference(*A); });
}

void FunctionLowering::storeLocal(const Expr &E, const Place &P) {
  lowerInto(E, P.memory());
}

void FunctionLowering::lowerLet(const hir::Stmt &S) {
  ScopeId Block = scope();
  const Pattern &Pat = *S.Pat;
  if (!S.E) {
    declareBindings(Pat, Block);
    return;
  }
  TempScopeRAII Temps(*this);
  if (Pat.K == Pattern::Kind::Bind && !Pat.Sub &&
      (Pat.M == Pattern::Copy || Pat.M == Pattern::Move)) {
    // Constructed where it lives.
    Place P = declareLocal(*Pat.L, Block);
    ExtendTo = Block;
    if (S.E->isPlace())
      store(P.Ty, readPlace(lowerPlace(*S.E), P.Addr, Pat.M == Pattern::Move),
            P.Addr);
    else
      storeLocal(*S.E, P);
    setFlags(P.Path, true);
    pushDrop(Block, P);
    return;
  }
  bool Extends = bindsByReference(Pat);
  Place V;
  if (S.E->isPlace()) {
    ExtendTo = Extends ? Block : 0;
    V = lowerPlace(*S.E);
  } else {
    ExtendTo = Block;
    V = lowerTemporary(*S.E, Extends ? Block : TempScope);
  }
  ExtendTo = 0;
  if (S.Else) {
    BasicBlock *Fail = block("let.else");
    testPattern(Pat, V, Fail);
    IRBuilderBase::InsertPointGuard Guard(B);
    B.SetInsertPoint(Fail);
    // Without this statement's temporaries.
    leaveThen(Temps.Id, [&] {
      TempScopeRAII ElseTemps(*this);
      lowerDiscard(*S.Else);
    });
    B.CreateUnreachable();
  }
  V.Temporary = false; // does not live as long
  bindPattern(Pat, V, Block);
}

} // namespace traitc
