import type { Scenario } from '../script.ts'
import { bulkShipment } from './bulk-shipment.ts'
import { businessContract } from './business-contract.ts'
import { cashOnDelivery } from './cash-on-delivery.ts'
import { changeDeliveryTime } from './change-delivery-time.ts'
import { courierBehaviour } from './courier-behaviour.ts'
import { courierPraise } from './courier-praise.ts'
import { customs } from './customs.ts'
import { damaged } from './damaged.ts'
import { internationalShippingQuestion } from './international-shipping-question.ts'
import { invoiceCopy } from './invoice-copy.ts'
import { invoiceWrong } from './invoice-wrong.ts'
import { labelPrinting } from './label-printing.ts'
import { late } from './late.ts'
import { lost } from './lost.ts'
import { loyaltyOrThanks } from './loyalty-or-thanks.ts'
import { notAtHome } from './not-at-home.ts'
import { openedOrMissingContents } from './opened-or-missing-contents.ts'
import { pickUpPoint } from './pick-up-point.ts'
import { pickupMissed } from './pickup-missed.ts'
import { priceQuestion } from './price-question.ts'
import { refundLate } from './refund-late.ts'
import { returnToSender } from './return-to-sender.ts'
import { trackingStuck } from './tracking-stuck.ts'
import { websiteOrAppTrouble } from './website-or-app-trouble.ts'
import { wrongAddress } from './wrong-address.ts'

/** Everything that happens at a parcel carrier. */
export const SCENARIOS: Scenario[] = [
  bulkShipment,
  businessContract,
  cashOnDelivery,
  changeDeliveryTime,
  courierBehaviour,
  courierPraise,
  customs,
  damaged,
  internationalShippingQuestion,
  invoiceCopy,
  invoiceWrong,
  labelPrinting,
  late,
  lost,
  loyaltyOrThanks,
  notAtHome,
  openedOrMissingContents,
  pickUpPoint,
  pickupMissed,
  priceQuestion,
  refundLate,
  returnToSender,
  trackingStuck,
  websiteOrAppTrouble,
  wrongAddress,
]
