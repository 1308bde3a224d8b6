from portal.models.article import Article, ArticlePhoto
from portal.models.public_campaign import PublicCampaign

__all__ = ["Article", "ArticlePhoto", "PublicCampaign"]
